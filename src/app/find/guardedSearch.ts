/** Searches with a limit of time: some regular expressions take longer than the universe has (`(a+)+$`). */
import { type Found, search } from './search.ts';
import type { SearchTask } from './searchWorker.ts';

/** What a search needs of a `Worker`. */
export interface SearchHelper {
  onmessage: ((event: MessageEvent<Found>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(task: SearchTask): void;
  terminate(): void;
}

export interface Searcher {
  /** The newest search's outcome; one that another has overtaken never resolves. */
  search(task: SearchTask): Promise<Found>;
  dispose(): void;
}

/** Milliseconds for all cells together, the start of the worker not counted after the first time. */
const limit = 1_500;

export function createSearcher(
  makeHelper: () => SearchHelper,
  later: (task: () => void, milliseconds: number) => () => void,
): Searcher {
  let helper: SearchHelper | undefined;
  let stopWaiting = (): void => undefined;
  const drop = (): void => {
    stopWaiting();
    helper?.terminate();
    helper = undefined;
  };
  return {
    search(task) {
      stopWaiting();
      // Without one of the reader's expressions the time is bounded by the length of the text.
      if (!task.query.regex) return Promise.resolve(search(task.cells, task.query, task.replacement));
      return new Promise((resolve) => {
        // One that still works on an older question would answer that first.
        if (helper?.onmessage) drop();
        helper ??= makeHelper();
        const answer = (found: Found): void => {
          stopWaiting();
          if (helper !== undefined) helper.onmessage = null;
          resolve(found);
        };
        helper.onmessage = ({ data }) => answer(data);
        helper.onerror = () => {
          drop();
          resolve({ problem: 'The search could not be started in this browser.' });
        };
        stopWaiting = later(() => {
          drop();
          resolve({
            problem:
              'This expression takes too long. Repeats inside repeats, such as (a+)+, are the usual reason.',
          });
        }, limit);
        helper.postMessage(task);
      });
    },
    dispose: drop,
  };
}

export function browserSearcher(): Searcher {
  return createSearcher(
    () => new Worker(new URL('./searchWorker.ts', import.meta.url), { type: 'module' }),
    (task, milliseconds) => {
      const timer = setTimeout(task, milliseconds);
      return () => clearTimeout(timer);
    },
  );
}
