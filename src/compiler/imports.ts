import type { ImportDeclaration, Program } from 'acorn';
import type MagicString from 'magic-string';
import { Refusal } from './cellSyntaxError.ts';
import { frontOf } from './hoisting.ts';
import type { InternalNames } from './internalNames.ts';
import { walk } from './walk.ts';

/** Stands for the whole module in what `bind` is told, as in `import * as name`. */
export const wholeModule = '*';

/**
 * Turns `import` into calls that the kernel answers: a cell is not a module, and what it may import is for
 * `CellRuntime.importModule` to say. Declarations run first, as in a module.
 *
 * @returns the modules of the import declarations, each once.
 * @throws Refusal for `export`, `import.meta` and import attributes.
 */
export function rewriteImports(program: Program, code: MagicString, names: InternalNames): string[] {
  const modules = new Set<string>();
  const front = frontOf(program);
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') {
      const { start, end } = statement;
      modules.add(String(statement.source.value));
      code.overwrite(start, end, `${names.bind}(${moduleAndNames(statement)});`);
      // Apart from the call, so that an error is placed at the declaration.
      code.appendRight(start, 'await ');
      code.prependRight(end, ';');
      if (start > front) code.move(start, end, front);
    } else if (statement.type.startsWith('Export')) {
      throw new Refusal(
        'A cell cannot export',
        statement.start,
        'Leave the word `export` out: other cells see every top-level name.',
      );
    }
  }
  walk(program, (node) => {
    if (node.type === 'ImportExpression') {
      if (node.options) refuseAttributes(node.options.start);
      code.overwrite(node.start, node.start + 'import'.length, names.load);
    } else if (node.type === 'MetaProperty' && node.meta.name === 'import') {
      throw new Refusal('A cell has no `import.meta`: it is not a file', node.start);
    }
    return true;
  });
  return [...modules];
}

/** `import a, { b as c } from 'x'` → `"x", [["a","default"],["c","b"]]`. */
function moduleAndNames({ source, specifiers, attributes }: ImportDeclaration): string {
  const [attribute] = attributes ?? [];
  if (attribute !== undefined) refuseAttributes(attribute.start);
  const imported = specifiers.map((specifier): [string, string] => {
    const local = specifier.local.name;
    if (specifier.type === 'ImportDefaultSpecifier') return [local, 'default'];
    if (specifier.type === 'ImportNamespaceSpecifier') return [local, wholeModule];
    return [
      local,
      specifier.imported.type === 'Identifier' ? specifier.imported.name : String(specifier.imported.value),
    ];
  });
  return `${JSON.stringify(source.value)}, ${JSON.stringify(imported)}`;
}

function refuseAttributes(offset: number): never {
  throw new Refusal('A cell cannot import with attributes', offset, 'Leave out the part after `with`.');
}
