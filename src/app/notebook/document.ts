import type { Cell, Notebook } from '../../notebook/types.ts';
import type { CellState, NotebookState } from './state.ts';

/** The notebook as it would be saved: text and options without anything that running has added. */
export function documentOf({ frontMatter, order, cells }: NotebookState): Notebook {
  return { frontMatter, cells: order.flatMap((id) => documentCell(cells[id]) ?? []) };
}

export function documentCell(cell: CellState | undefined): Cell | undefined {
  if (cell === undefined) return undefined;
  const { id, kind, source, info } = cell;
  if (kind === 'code') return { kind, id, source, info };
  return info === '' ? { kind, id, source } : { kind, id, source, info };
}

/** Whether nothing that `documentOf` gives has changed between two states. */
export function isSameDocument(one: NotebookState, other: NotebookState): boolean {
  if (one === other) return true;
  if (one.order !== other.order || one.frontMatter !== other.frontMatter) return false;
  if (one.cells === other.cells) return true;
  return one.order.every((id) => {
    const before = one.cells[id];
    const after = other.cells[id];
    return before?.source === after?.source && before?.info === after?.info && before?.kind === after?.kind;
  });
}
