import type { AnyNode, Program } from 'acorn';

/**
 * Where a cell's functions and imports are moved to: the start of the first statement that is neither. Those
 * before it are in front already.
 *
 * @returns an offset in the source; Infinity if there is nothing else.
 */
export function frontOf(program: Program): number {
  return program.body.find((statement) => !isHoisted(statement))?.start ?? Number.POSITIVE_INFINITY;
}

function isHoisted(statement: AnyNode): boolean {
  return statement.type === 'FunctionDeclaration' || statement.type === 'ImportDeclaration';
}
