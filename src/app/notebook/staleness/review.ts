/**
 * Where each cell stands, by comparing its last run with an imagined run of all cells from the top: a cell is fresh if it
 * ran the code it has now, on the values that the cells above it make now.
 */
import type { Effects } from '../../../compiler/analyseCell.ts';
import { type CellState, codeCellIds, type NotebookState } from '../state.ts';
import { effectsIn, type Inputs, inputsIn, type Memory, noteRun, type Slot } from './memory.ts';
import { namesOf } from './namesOf.ts';

export type Standing =
  | 'unrun'
  | 'fresh'
  /** Stopped by the reader; what it had done by then stays. */
  | 'stopped'
  /** Ran once more on what its own earlier run had changed: training that was continued. */
  | 'continued'
  | 'stale';

export interface CellReview {
  readonly standing: Standing;
  /** What it would read in a run from the top. */
  readonly inputs: Inputs;
  readonly effects: Effects;
}

export interface Review {
  /** The code cells in order. */
  readonly cells: ReadonlyMap<string, CellReview>;
  /** The names as a run from the top would leave them. */
  readonly end: Memory;
}

export interface ReviewOptions {
  /**
   * Lenient: what a stopped or continued run has made is taken as it is, so that cells below it that ran on it are
   * fresh. Strict: only what a run from the top would make counts.
   */
  readonly strict?: boolean;
  /** Cells that are about to run again, whatever their standing. */
  readonly rerun?: ReadonlySet<string>;
}

export function review(
  state: NotebookState,
  { strict = false, rerun = new Set() }: ReviewOptions = {},
): Review {
  const cells = new Map<string, CellReview>();
  const memory = new Map<string, Slot>();
  for (const id of codeCellIds(state)) {
    const cell = state.cells[id];
    if (cell === undefined) continue;
    const names = namesOf(cell);
    const effects = effectsIn(memory, names);
    const inputs = inputsIn(memory, effects);
    const standing = standingOf(cell, inputs, effects);
    cells.set(id, { standing, inputs, effects });
    const counts = standing === 'fresh' || (!strict && (standing === 'stopped' || standing === 'continued'));
    const version = counts && !rerun.has(id) ? cell.ran?.version : undefined;
    noteRun(memory, id, names, effects, version ?? yetToCome(id));
  }
  return { cells, end: memory };
}

/** Stands for what the next run of a cell will make; no run's version is like it. */
export function yetToCome(cellId: string): string {
  return `next of ${cellId}`;
}

function standingOf(cell: CellState, inputs: Inputs, { changes }: Effects): Standing {
  const { ran } = cell;
  if (ran === undefined || cell.ranSource === undefined) return 'unrun';
  if (cell.ranSource !== cell.source) return 'stale';
  const differing = differingInputs(ran.inputs, inputs);
  if (differing.length === 0) return cell.lastPhase === 'stopped' ? 'stopped' : 'fresh';
  const wentOn = differing.every((name) => changes.includes(name) && ran.inputs.get(name)?.by === cell.id);
  return wentOn ? 'continued' : 'stale';
}

/** The names that held something else in the run than they would now. */
export function differingInputs(ran: Inputs, now: Inputs): string[] {
  return [...now.keys()].filter((name) => ran.has(name) && ran.get(name)?.version !== now.get(name)?.version);
}
