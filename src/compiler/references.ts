import type { Program } from 'acorn';
import { analyze, type Reference, type Variable } from 'eslint-scope';
import { Refusal } from './cellSyntaxError.ts';
import { fixedNames, givenNames } from './globals.ts';

export interface References {
  /** Names declared at the top level, or assigned without being declared anywhere in the cell. */
  readonly defines: readonly string[];
  /** Names read and not declared in the cell. */
  readonly uses: readonly string[];
}

/** The cell's own top-level variables, and the references that lead out of it. */
export function scopesOf(program: Program): { own: readonly Variable[]; through: readonly Reference[] } {
  const scopes = analyze(program as Parameters<typeof analyze>[0], {
    ecmaVersion: 2024,
    sourceType: 'module',
  });
  const [globalScope, moduleScope] = scopes.scopes;
  if (globalScope === undefined || moduleScope === undefined) throw new Error('The cell has no scope.');
  return { own: moduleScope.variables, through: globalScope.through };
}

/**
 * Which names a cell gives to the notebook and takes from it.
 *
 * @throws Refusal where a cell assigns to its own constant or to a name the language fixes.
 */
export function findReferences(program: Program): References {
  const { own, through } = scopesOf(program);
  const defined: NamePosition[] = [];
  for (const variable of own) {
    refuseAssignedConstant(variable);
    const [first] = variable.identifiers;
    if (first !== undefined) defined.push(position(first));
  }
  const used: NamePosition[] = [];
  for (const reference of through) {
    const at = position(reference.identifier);
    if (reference.isWrite()) defined.push(at);
    if (reference.isRead() && !givenNames.has(at.name)) used.push(at);
  }
  for (const { name, offset } of defined) {
    if (fixedNames.has(name))
      throw new Refusal(`\`${name}\` cannot be given another value`, offset, 'Choose another name.');
  }
  return { defines: inOrder(defined), uses: inOrder(used) };
}

/** In JavaScript this fails when it runs; here all of it is known before. */
function refuseAssignedConstant(variable: Variable): void {
  const definition = variable.defs.find(
    ({ type, parent }) =>
      type === 'ImportBinding' ||
      (type === 'Variable' && parent?.type === 'VariableDeclaration' && parent.kind === 'const'),
  );
  const write = variable.references.find((reference) => reference.isWrite() && !reference.init);
  if (definition === undefined || write === undefined) return;
  const { name } = variable;
  throw definition.type === 'ImportBinding'
    ? new Refusal(
        `\`${name}\` is imported, so it cannot be given a new value`,
        position(write.identifier).offset,
      )
    : new Refusal(
        `\`${name}\` is a const, so it cannot be given a new value`,
        position(write.identifier).offset,
        `Declare it with \`let ${name}\` if it is to change.`,
      );
}

interface NamePosition {
  readonly name: string;
  readonly offset: number;
}

/** Where a name of `scopesOf` stands in the cell's source. */
export function position(identifier: unknown): NamePosition {
  // eslint-scope's types are ESTree's, which know no offsets; the nodes are acorn's own.
  const { name, start } = identifier as { name: string; start: number };
  return { name, offset: start };
}

function inOrder(names: readonly NamePosition[]): string[] {
  return [...new Set(names.toSorted((a, b) => a.offset - b.offset).map(({ name }) => name))];
}
