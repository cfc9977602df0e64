/**
 * Loads the data set in a worker of the page's own. Hashing, inflating and copying tens of megabytes takes
 * single calls of 50 to 150 ms on a slow machine, which would be felt in scrolling and typing.
 */
import type { FromDataWorker, ToDataWorker } from './backgroundMessages.ts';
import { DatasetError } from './datasetError.ts';
import type { DatasetBytes, DatasetProgress } from './types.ts';

export interface BackgroundOptions {
  readonly onProgress?: ((progress: DatasetProgress) => void) | undefined;
  /** Aborting ends the worker at once. */
  readonly signal?: AbortSignal | undefined;
}

type LoadRequest = Omit<Extract<ToDataWorker, { type: 'load' }>, 'type'>;
type OwnRequest = Omit<Extract<ToDataWorker, { type: 'own-files' }>, 'type'>;

/** `loadFashionMnist` in a worker: the same result, the same errors. */
export function loadInBackground(
  request: LoadRequest,
  options: BackgroundOptions = {},
): Promise<DatasetBytes> {
  return ask({ type: 'load', ...request }, options);
}

/** `loadOwnFiles` in a worker: the same result, the same errors. */
export function loadOwnInBackground(
  request: OwnRequest,
  options: BackgroundOptions = {},
): Promise<DatasetBytes> {
  return ask({ type: 'own-files', ...request }, options);
}

async function ask(request: ToDataWorker, { onProgress, signal }: BackgroundOptions): Promise<DatasetBytes> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./backgroundWorker.ts', import.meta.url), {
    type: 'module',
    name: 'Fashion-MNIST',
  });
  const answered = answer(worker, onProgress);
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  worker.postMessage(request);
  try {
    return await Promise.race([answered, aborted]);
  } finally {
    worker.terminate();
  }
}

function answer(worker: Worker, onProgress: BackgroundOptions['onProgress']): Promise<DatasetBytes> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<FromDataWorker>) => {
      switch (data.type) {
        case 'progress':
          onProgress?.(data.progress);
          break;
        case 'dataset':
          resolve(data.dataset);
          break;
        case 'wrong':
          reject(new DatasetError(data.file, data.expected, data.found, data.advice));
          break;
        case 'failed':
          reject(new Error(data.message));
          break;
        default:
          data satisfies never;
      }
    };
    worker.onerror = ({ message }) =>
      reject(new Error(`The worker that loads Fashion-MNIST failed: ${message || 'it did not start'}.`));
  });
}
