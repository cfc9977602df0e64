/** How long trainings will take that have not run, or not as they are now: what the kernel expects, asked anew after each change. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CellText } from '../../kernel/protocol.ts';
import type { KernelEvent } from '../../kernel/transitions.ts';
import type { StalenessView } from './staleness/stalenessView.ts';
import type { CellState, NotebookState } from './state.ts';

/** Milliseconds of training, by cell. Of cells that are not here it cannot be told. */
export type ExpectedTimes = ReadonlyMap<string, number>;

export interface Expectations {
  readonly times: StoreApi<ExpectedTimes>;
  receive(event: KernelEvent): void;
}

/** @param ask puts the question to the kernel, if there is one; it answers by an event */
export function followExpectedTimes(
  notebook: StoreApi<NotebookState>,
  staleness: StoreApi<StalenessView>,
  ask: (cells: readonly CellText[]) => void,
): Expectations {
  const times = createStore<ExpectedTimes>(() => new Map());
  const askNow = (): void => {
    const { cells } = notebook.getState();
    const due = [...staleness.getState().training].flatMap((cellId) => {
      const cell = cells[cellId];
      return cell !== undefined && isDue(cell) ? [{ cellId, source: cell.source }] : [];
    });
    if (due.length > 0) ask(due);
    else if (times.getState().size > 0) times.setState(new Map(), true);
  };
  staleness.subscribe(askNow);
  return {
    times,
    receive(event) {
      if (event.type === 'expected') {
        times.setState(new Map(event.times.map(({ cellId, seconds }) => [cellId, 1000 * seconds])), true);
      } else if (event.type === 'device') {
        // Another backend, another speed.
        askNow();
      } else if (event.type === 'state' && event.state === 'starting') {
        times.setState(new Map(), true);
      }
    },
  };
}

/** Whether the cell is one to run: it has not run, or what it shows no longer follows from the code. */
export function isDue({ staleReason, phase }: CellState): boolean {
  return staleReason !== undefined || phase === 'idle' || phase === 'stopped';
}
