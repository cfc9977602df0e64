import type { AnyNode, Node, Program } from 'acorn';
import { position, scopesOf } from './references.ts';
import { walk } from './walk.ts';

/** A longer value is left out of the declaration that is shown. */
const longestValue = 40;

/**
 * The declaration that a cell lacks where it assigns to a name without declaring it: `let y = 3` for `y = 3`,
 * `for (let i = 0; …)` for a loop. Undefined where the cell assigns nothing to the name or declares it.
 */
export function missingDeclaration(program: Program, source: string, name: string): string | undefined {
  const write = scopesOf(program).through.find(
    (reference) => reference.isWrite() && reference.identifier.name === name,
  );
  if (write === undefined) return undefined;
  const start = position(write.identifier).offset;
  let declaration: string | undefined;
  walk(program, (node) => {
    if (!holds(node, start)) return false;
    declaration = declarationFor(node, start, name, source) ?? declaration;
    return declaration?.startsWith('for') !== true;
  });
  return declaration;
}

function declarationFor(node: AnyNode, start: number, name: string, source: string): string | undefined {
  const text = ({ start, end }: Node): string => source.slice(start, end);
  switch (node.type) {
    case 'ForStatement':
      return holds(node.init, start) ? `for (let ${brief(text(node.init))}; …)` : undefined;
    case 'ForOfStatement':
    case 'ForInStatement': {
      if (!holds(node.left, start)) return undefined;
      return `for (const ${text(node.left)} ${node.type === 'ForOfStatement' ? 'of' : 'in'} …)`;
    }
    case 'AssignmentExpression':
      if (!holds(node.left, start)) return undefined;
      return node.operator === '='
        ? `let ${text(node.left)} = ${brief(text(node.right))}`
        : `let ${name} = …`;
    case 'UpdateExpression':
      return `let ${name} = 0`;
    default:
      return undefined;
  }
}

function brief(value: string): string {
  return value.length > longestValue || value.includes('\n') ? '…' : value;
}

function holds(node: Node | null | undefined, offset: number): node is Node {
  return node !== null && node !== undefined && node.start <= offset && offset < node.end;
}
