import type { Cell } from './types.ts';

/** What an id written in a file may be. */
export const idPattern = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * The id of a cell that has none in the file: `code-3` is the third code cell, `text-1` the first of prose. Ids
 * of this form are never written to a file, so they cannot clash with written ones.
 */
export function generatedId(kind: Cell['kind'], ordinal: number): string {
  return `${kind === 'code' ? 'code' : 'text'}-${ordinal}`;
}

export function isGeneratedId(id: string): boolean {
  return /^(code|text)-\d+$/.test(id);
}

/** Why an id cannot stand in a file, or undefined if it can. */
export function idProblem(id: string): string | undefined {
  if (!idPattern.test(id)) return `the id "${id}" is not 1 to 64 letters, digits, - or _`;
  // Cells are kept in objects by their ids.
  if (id in Object.prototype) return `the id "${id}" has a meaning in JavaScript; choose another`;
  if (isGeneratedId(id)) return `ids such as "${id}" are kept for cells without one; choose another`;
  return undefined;
}
