import type { CheckedCase } from '../../notebook/exercises.ts';
import type { Output } from '../../notebook/output.ts';
import type { Answer } from '../../notebook/questions.ts';
import type { Cell } from '../../notebook/types.ts';
import type { KnownNames } from './staleness/knownNames.ts';
import type { Inputs, Memory } from './staleness/memory.ts';

/** A notebook on the page: its cells in order, and what has become of each. */
export interface NotebookState {
  /** YAML, as in the file. */
  readonly frontMatter: string;
  readonly order: readonly string[];
  readonly cells: Readonly<Record<string, CellState>>;
  /** The number the next run gets: counts runs since the kernel started. */
  readonly nextExecution: number;
  /** What the kernel's names hold, as told by the runs that made it. */
  readonly memory: Memory;
  /** Changes to the list of cells that can be taken back. */
  readonly history: History;
}

/** The state of before, as far as a change touched it. */
export interface HistoryEntry {
  /** What was done, for the reader: `delete cell`. */
  readonly label: string;
  readonly frontMatter: string;
  readonly order: readonly string[];
  /** The touched cells as they were; null for one that was not there. */
  readonly cells: Readonly<Record<string, CellState | null>>;
}

export interface History {
  /** The newest last. */
  readonly past: readonly HistoryEntry[];
  /** What was taken back and can be done again, the next one last. */
  readonly future: readonly HistoryEntry[];
}

export interface CellState {
  readonly id: string;
  readonly kind: Cell['kind'];
  readonly source: string;
  /** A code cell's options, as on its fence; what a text cell's comment line says beside its id, mostly nothing. */
  readonly info: string;
  readonly phase: Phase;
  /** Why the outputs no longer follow from the code, in a few words. */
  readonly staleReason?: string;
  /** The run that waits for its turn, and the source it will run. */
  readonly waiting?: { readonly runId: number; readonly source: string };
  /** The run whose outputs are shown or awaited. */
  readonly runId?: number;
  readonly execution?: number;
  /** Milliseconds since 1970. */
  readonly startedAt?: number;
  /** Milliseconds. */
  readonly elapsed?: number;
  /** How the last run in this kernel ended, and what it ran; absent before the first. */
  readonly lastPhase?: Phase;
  readonly ranSource?: string;
  /** What the last run in this kernel read, and the version of what it made; absent before the first. */
  readonly ran?: { readonly version: string; readonly inputs: Inputs };
  /** What was found in the text as it is, and as it runs, waits or ran last. */
  readonly known?: readonly KnownNames[];
  readonly defines: readonly string[];
  readonly uses: readonly string[];
  readonly outputs: readonly ShownOutput[];
  /** True while `outputs` are those of an earlier run, kept in place until the first new one. */
  readonly outputsAreOld: boolean;
  /** What the check of an exercise found in the last run. */
  readonly cases?: readonly CheckedCase[];
  /** What came out in the last run, for the questions about this cell, by their ids. */
  readonly outcomes?: Readonly<Record<string, Answer>>;
  /** What the kernel has to say about this cell, such as that it never yields. */
  readonly notice?: string;
}

export type Phase = 'idle' | 'queued' | 'running' | 'done' | 'error' | 'stopped';

export interface ShownOutput {
  readonly runId: number;
  readonly displayId: number;
  readonly output: Output;
}

/** The word in `data-cell-state`: what the reader needs to know first. */
export type VisibleState = 'idle' | 'queued' | 'running' | 'done' | 'error' | 'stale';

export function visibleState({ phase, staleReason }: Pick<CellState, 'phase' | 'staleReason'>): VisibleState {
  if (phase === 'stopped') return 'stale';
  return phase === 'done' && staleReason !== undefined ? 'stale' : phase;
}

/** A notebook as it is opened: nothing has run. */
export function openNotebook(cells: readonly Cell[], frontMatter = ''): NotebookState {
  return {
    frontMatter,
    order: cells.map(({ id }) => id),
    cells: Object.fromEntries(cells.map((cell) => [cell.id, freshCell(cell)])),
    nextExecution: 1,
    memory: new Map(),
    history: { past: [], future: [] },
  };
}

/** A cell that has not run. */
export function freshCell(cell: Cell): CellState {
  const { id, kind, source, info = '' } = cell;
  return { id, kind, source, info, phase: 'idle', defines: [], uses: [], outputs: [], outputsAreOld: false };
}

/** The code cells in reading order. */
export function codeCellIds(state: NotebookState): string[] {
  return state.order.filter((id) => state.cells[id]?.kind === 'code');
}
