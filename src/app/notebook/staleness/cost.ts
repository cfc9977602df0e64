import { codeCellIds, type NotebookState } from '../state.ts';
import { effectsIn, noteRun, type Slot } from './memory.ts';
import { namesOf } from './namesOf.ts';

/** Milliseconds below which a run may start by itself. */
export const cheapBelow = 1_000;

/** The cells that train a network, also through a function that another cell defines. */
export function trainingCells(state: NotebookState): ReadonlySet<string> {
  const found = new Set<string>();
  const memory = new Map<string, Slot>();
  for (const id of codeCellIds(state)) {
    const cell = state.cells[id];
    if (cell === undefined) continue;
    const names = namesOf(cell);
    const effects = effectsIn(memory, names);
    if (effects.trains) found.add(id);
    noteRun(memory, id, names, effects, id);
  }
  return found;
}

/** Whether a cell must not start by itself: it trains, it took long, or nobody knows how long it takes. */
export function isCostly(state: NotebookState, cellId: string): boolean {
  const elapsed = state.cells[cellId]?.elapsed;
  return elapsed === undefined || elapsed >= cheapBelow || trainingCells(state).has(cellId);
}
