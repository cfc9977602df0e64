/**
 * Whether the notebook shows what a run of all its cells from the top would show, and its kernel has what that run would
 * leave. Up to chance: cells that draw random numbers without a seed differ from run to run.
 */
import { codeCellIds, type NotebookState } from '../state.ts';
import type { Memory } from './memory.ts';
import { review } from './review.ts';
import { staleReason } from './staleReason.ts';

export interface Reproducible {
  readonly state: 'yes' | 'no' | 'nothing has run';
  /** Why not, each with the cell it is about, where there is one. */
  readonly reasons: readonly { readonly text: string; readonly cellId?: string }[];
}

export function reproducible(state: NotebookState): Reproducible {
  const ids = codeCellIds(state);
  const { cells, end } = review(state, { strict: true });
  const unrun = ids.filter((id) => cells.get(id)?.standing === 'unrun');
  if (unrun.length === ids.length && state.memory.size === 0)
    return { state: 'nothing has run', reasons: [] };
  const reasons: { text: string; cellId?: string }[] = [];
  const [first] = unrun;
  if (first !== undefined)
    reasons.push(
      unrun.length === 1
        ? { text: `${first} has not run.`, cellId: first }
        : { text: `${unrun.length} cells have not run, the first is ${first}.`, cellId: first },
    );
  for (const [cellId, each] of cells) {
    const cell = state.cells[cellId];
    if (cell === undefined) continue;
    if (each.standing === 'stopped') reasons.push({ text: `${cellId} was stopped before its end.`, cellId });
    else if (each.standing === 'continued')
      reasons.push({ text: `${cellId} went on from what it had changed in an earlier run.`, cellId });
    else if (each.standing === 'stale')
      reasons.push({ text: `${cellId} is stale: ${staleReason(state, cell, each) ?? ''}.`, cellId });
    else if (cell.lastPhase === 'error') reasons.push({ text: `${cellId} failed.`, cellId });
  }
  if (reasons.length === 0)
    for (const name of new Set([...state.memory.keys(), ...end.keys()]))
      reasons.push(...difference(state, name, end));
  return { state: reasons.length === 0 ? 'yes' : 'no', reasons };
}

/** Why the kernel has something else under a name than a run from the top would leave; nothing if it has not. */
function difference(state: NotebookState, name: string, end: Memory): Reproducible['reasons'] {
  const found = state.memory.get(name);
  const last = end.get(name);
  if (found?.version === last?.version) return [];
  const by = found === undefined || state.cells[found.by] === undefined ? 'a deleted cell' : found.by;
  if (last === undefined)
    return [{ text: `${name} is left from ${by === found?.by ? `an earlier text of ${by}` : by}.` }];
  const cellId = last.by;
  return found === undefined
    ? [{ text: `${name} is gone; a run from the top ends with that of ${cellId}.`, cellId }]
    : [{ text: `${name} is from ${by}; a run from the top ends with that of ${cellId}.`, cellId }];
}
