import type { Cell, Notebook } from './types.ts';

/** Whether two notebooks would be the same file. */
export function isSameNotebook(one: Notebook, other: Notebook): boolean {
  if (one === other) return true;
  if (one.frontMatter !== other.frontMatter || one.cells.length !== other.cells.length) return false;
  return one.cells.every((cell, index) => isSameCell(cell, other.cells[index]));
}

export function isSameCell(one: Cell | undefined, other: Cell | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other === undefined) return false;
  // Whatever a kind of cell has more than the others counts, too.
  const mine = Object.entries(one);
  const theirs = new Map<string, unknown>(Object.entries(other));
  return mine.length === theirs.size && mine.every(([key, value]) => theirs.get(key) === value);
}
