/** Reads notebooks' files in a worker: tens of megabytes of JSON would hold up the page for seconds. */
import type { FileReading } from './readFile.ts';
import type { ReadAnswer } from './readWorker.ts';

/** What reading needs of a `Worker`. */
export interface ReadHelper {
  onmessage: ((event: MessageEvent<ReadAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(file: File): void;
  terminate(): void;
}

/** Milliseconds. The largest file that is opened takes a few seconds on a slow machine. */
const patience = 60_000;

/**
 * @param later calls back after so many milliseconds; returns a function that stops it
 * @returns a function that reads a file; rejects where that fails, with the reason
 */
export function createBackgroundReader(
  makeHelper: () => ReadHelper,
  later: (task: () => void, milliseconds: number) => () => void,
): (file: File) => Promise<FileReading> {
  return async (file) => {
    const helper = makeHelper();
    let stopWaiting = (): void => undefined;
    try {
      return await new Promise((resolve, reject) => {
        stopWaiting = later(
          () => reject(new Error('it took longer than a minute, and was given up')),
          patience,
        );
        helper.onmessage = ({ data }) => {
          if ('failed' in data) reject(new Error(data.failed));
          else resolve(data);
        };
        // Also where it needs more memory than there is.
        helper.onerror = (event) => reject(new Error(event.message || 'the browser ended the reading'));
        helper.postMessage(file);
      });
    } finally {
      stopWaiting();
      helper.terminate();
    }
  };
}

export const readInBackground = createBackgroundReader(
  () => new Worker(new URL('./readWorker.ts', import.meta.url), { type: 'module', name: 'Open notebook' }),
  (task, milliseconds) => {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
);
