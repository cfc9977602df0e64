/** What a cell becomes when its text changes or its kernel is gone. */
import type { CellState } from './state.ts';

export const editedReason = 'edited since it ran';

/** Whether it is stale by that is for the review to say (`staleness/`). */
export function edited(cell: CellState, source: string): CellState {
  return { ...cell, source };
}

/** Outputs stay readable, marked as old, until the cell runs in the new kernel. */
export function forgotten(cell: CellState): CellState {
  if (cell.kind !== 'code') return cell;
  const bare = without(cell, 'runId', 'execution', 'ranSource', 'lastPhase', 'ran');
  // A cell that was stopped by the restart says so; one that waits for the new kernel goes on waiting.
  const kept: CellState =
    cell.phase === 'queued' || cell.phase === 'stopped'
      ? bare
      : { ...without(bare, 'elapsed', 'staleReason'), phase: 'idle' };
  return {
    ...kept,
    defines: [],
    uses: [],
    outputsAreOld: cell.outputs.length > 0,
  };
}

type OptionalKey =
  | 'cases'
  | 'outcomes'
  | 'notice'
  | 'waiting'
  | 'elapsed'
  | 'staleReason'
  | 'runId'
  | 'execution'
  | 'ranSource'
  | 'lastPhase'
  | 'ran';

/** A copy that lacks `keys`: under exactOptionalPropertyTypes, absent and undefined are not the same. */
export function without(cell: CellState, ...keys: readonly OptionalKey[]): CellState {
  const copy: { -readonly [Key in keyof CellState]: CellState[Key] } = { ...cell };
  for (const key of keys) delete copy[key];
  return copy;
}
