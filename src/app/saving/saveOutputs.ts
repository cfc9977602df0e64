/** Keeps what came out of the cells, for the next time the page is loaded; see `fitOutputs.ts` for how much of it. */
import type { StoreApi } from 'zustand/vanilla';
import type { Drafts } from '../../storage/drafts.ts';
import { fitOutputs, largestDocument } from '../../storage/fitOutputs.ts';
import type { KeptOutputs } from '../../storage/schema.ts';
import { asStorageProblem, type StorageProblem } from '../../storage/storageProblem.ts';
import type { CellState, NotebookState } from '../notebook/state.ts';

/** Milliseconds. While a cell runs its outputs change many times a second. */
const delayWhileRunning = 3000;
const delayAfterRun = 300;

export interface OutputsSaver {
  flush(): Promise<void>;
  stop(): void;
}

export interface OutputsSaverOptions {
  readonly document: string;
  readonly notebook: StoreApi<NotebookState>;
  readonly drafts: Pick<Drafts, 'writeOutputs' | 'forgetOutputsExcept'>;
  /** What is kept already. */
  readonly kept: readonly KeptOutputs[];
  readonly allowed: () => boolean;
  readonly onProblem: (problem: StorageProblem) => void;
}

export function startOutputsSaver(options: OutputsSaverOptions): OutputsSaver {
  const { document, notebook, drafts, kept, allowed, onProblem } = options;
  const bytes = new Map(kept.map((outputs) => [outputs.cellId, outputs.bytes]));
  const dirty = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;

  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    due = Number.POSITIVE_INFINITY;
    if (dirty.size === 0 || !allowed()) return;
    const { cells } = notebook.getState();
    const written: KeptOutputs[] = [];
    const gone: string[] = [];
    for (const cellId of dirty) {
      bytes.delete(cellId);
      const room = largestDocument - [...bytes.values()].reduce((sum, size) => sum + size, 0);
      const record = recordOf(document, cells[cellId], room);
      if (record === undefined) gone.push(cellId);
      else {
        written.push(record);
        bytes.set(cellId, record.bytes);
      }
    }
    dirty.clear();
    const write = () => drafts.writeOutputs(document, written, gone);
    await write()
      .catch(async (error: unknown) => {
        if (asStorageProblem(error).kind !== 'full') throw error;
        await drafts.forgetOutputsExcept(document);
        await write();
      })
      .catch((error: unknown) => onProblem(asStorageProblem(error)));
  };
  const schedule = (delay: number): void => {
    const at = Date.now() + delay;
    if (at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(() => void flush(), delay);
  };

  const stop = notebook.subscribe((after, before) => {
    if (after.cells === before.cells) return;
    const touched = changedCells(before, after);
    for (const id of touched) dirty.add(id);
    if (dirty.size === 0) return;
    const isRunning = [...dirty].some((id) => after.cells[id]?.phase === 'running');
    if (touched.length > 0 || !isRunning) schedule(isRunning ? delayWhileRunning : delayAfterRun);
  });

  return {
    flush,
    stop() {
      clearTimeout(timer);
      stop();
    },
  };
}

function changedCells(before: NotebookState, after: NotebookState): string[] {
  const ids = new Set([...Object.keys(before.cells), ...Object.keys(after.cells)]);
  return [...ids].filter((id) => {
    const then = before.cells[id];
    const now = after.cells[id];
    return (
      then !== now &&
      (then?.outputs !== now?.outputs || then?.cases !== now?.cases || then?.outcomes !== now?.outcomes) &&
      (isWorthKeeping(then) || isWorthKeeping(now))
    );
  });
}

function isWorthKeeping(cell: CellState | undefined): boolean {
  return (
    cell !== undefined && (cell.outputs.length > 0 || cell.cases !== undefined || cell.outcomes !== undefined)
  );
}

function recordOf(document: string, cell: CellState | undefined, room: number): KeptOutputs | undefined {
  if (cell === undefined || !isWorthKeeping(cell)) return undefined;
  const { id: cellId, cases, outcomes } = cell;
  return {
    document,
    cellId,
    ...fitOutputs(
      cell.outputs.map(({ output }) => output),
      room,
    ),
    ...(cases === undefined ? {} : { cases }),
    ...(outcomes === undefined ? {} : { outcomes }),
  };
}
