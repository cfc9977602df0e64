/**
 * Cells that follow by themselves: the reader has set it for them, and they are cheap. Never one that trains, took a
 * second or longer, or needs such a cell to run first; never code that is just being typed.
 */
import { infoOptions } from '../../../notebook/cellOptions.ts';
import { type CellState, codeCellIds, type NotebookState } from '../state.ts';
import { isCostly } from './cost.ts';
import { planFor } from './plan.ts';

/** The option on a cell's fence. */
export const followOption = 'follow';

export function follows({ info }: Pick<CellState, 'info'>): boolean {
  return infoOptions(info).some(([key, value]) => key === followOption && value === true);
}

/**
 * What runs by itself now, in order.
 *
 * @param formCell the cell whose form was just set: its new text is whole
 */
export function followersToRun(state: NotebookState, formCell?: string): readonly string[] {
  const wanted = new Set<string>();
  for (const id of codeCellIds(state)) {
    const cell = state.cells[id];
    if (cell === undefined || !follows(cell) || cell.phase !== 'done' || cell.staleReason === undefined)
      continue;
    const { cellIds, forget } = planFor(state, [id]);
    const canRun = cellIds.every((each) => {
      const other = state.cells[each];
      const isBeingTyped = other?.ranSource !== other?.source && each !== formCell;
      return !isCostly(state, each) && !isBeingTyped && other?.phase === 'done';
    });
    if (canRun && forget.length === 0) for (const each of cellIds) wanted.add(each);
  }
  return state.order.filter((id) => wanted.has(id));
}
