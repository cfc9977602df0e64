import { without } from './cellChanges.ts';
import { review } from './staleness/review.ts';
import { staleReason } from './staleness/staleReason.ts';
import type { CellState, NotebookState } from './state.ts';

/** Marks each cell that is stale with the reason, and takes the mark from the others. */
export function withReasons(state: NotebookState): NotebookState {
  const changed: [string, CellState][] = [];
  for (const [id, standing] of review(state).cells) {
    const cell = state.cells[id];
    if (cell === undefined) continue;
    const reason = staleReason(state, cell, standing);
    if (reason === cell.staleReason) continue;
    const bare = without(cell, 'staleReason');
    changed.push([id, reason === undefined ? bare : { ...bare, staleReason: reason }]);
  }
  if (changed.length === 0) return state;
  return { ...state, cells: { ...state.cells, ...Object.fromEntries(changed) } };
}
