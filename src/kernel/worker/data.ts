/** The worker has no network: it asks the page for the data set and gets its bytes. */
import type { DatasetBytes, DatasetProgress } from '../../data/types.ts';
import type { FromWorker, ToWorker } from '../protocol.ts';
import type { InterruptSwitch } from './interrupt.ts';

export interface DatasetRequests {
  /** The data set, once it is here. */
  readonly arrived: DatasetBytes | undefined;
  fashionMnist(onProgress: (progress: DatasetProgress) => void): Promise<DatasetBytes>;
  /** Takes the page's answers. */
  answer(message: Extract<ToWorker, { type: `dataset${string}` }>): void;
}

interface Pending {
  readonly onProgress: (progress: DatasetProgress) => void;
  readonly resolve: (dataset: DatasetBytes) => void;
  readonly reject: (error: Error) => void;
}

export function createDatasetRequests(
  send: (message: FromWorker) => void,
  interrupt: InterruptSwitch,
): DatasetRequests {
  const pending = new Map<number, Pending>();
  let nextRequestId = 1;
  let loaded: Promise<DatasetBytes> | undefined;
  let arrived: DatasetBytes | undefined;

  return {
    get arrived() {
      return arrived;
    },
    async fashionMnist(onProgress) {
      interrupt.check();
      const requestId = nextRequestId++;
      loaded ??= new Promise<DatasetBytes>((resolve, reject) => {
        pending.set(requestId, { onProgress, resolve, reject });
        send({ type: 'dataset-wanted', requestId, name: 'fashion-mnist' });
      }).catch((error: unknown) => {
        loaded = undefined;
        throw error;
      });
      // An interrupt ends the waiting; the download goes on and is there for the next call.
      return interrupt.race(loaded);
    },
    answer(message) {
      const request = pending.get(message.requestId);
      if (request === undefined) return;
      switch (message.type) {
        case 'dataset-progress':
          return request.onProgress(message.progress);
        case 'dataset':
          pending.delete(message.requestId);
          arrived = message.dataset;
          return request.resolve(message.dataset);
        case 'dataset-failed':
          pending.delete(message.requestId);
          return request.reject(new Error(message.message));
      }
    },
  };
}
