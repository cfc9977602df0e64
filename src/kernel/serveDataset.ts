/** Answers a worker's request for the data set: progress, then the bytes themselves, or why there are none. */
import type { DatasetBytes, DatasetProgress } from '../data/types.ts';
import type { ToWorker } from './protocol.ts';

/** `post` does nothing once the worker that asked is gone. */
export function serveDataset(
  loadDataset: (onProgress: (progress: DatasetProgress) => void) => Promise<DatasetBytes>,
  requestId: number,
  post: (message: ToWorker, transfer?: Transferable[]) => void,
): void {
  loadDataset((progress) => post({ type: 'dataset-progress', requestId, progress }))
    .then((dataset) => {
      const { trainImages, trainLabels, testImages, testLabels } = dataset;
      const buffers = [trainImages.buffer, trainLabels.buffer, testImages.buffer, testLabels.buffer];
      post({ type: 'dataset', requestId, dataset }, [...new Set(buffers)]);
    })
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      post({ type: 'dataset-failed', requestId, message });
    });
}
