/** The worker side of `background.ts`: loads once, hands the bytes over, and is ended by the page. */
import type { FromDataWorker, ToDataWorker } from './backgroundMessages.ts';
import { DatasetError } from './datasetError.ts';
import { loadFashionMnist } from './load.ts';
import { loadOwnFiles } from './ownFiles.ts';
import type { DatasetBytes, DatasetProgress } from './types.ts';

/** Milliseconds between two messages about the same step: a reader cannot follow more. */
const progressInterval = 50;

function say(message: FromDataWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

function progressTeller(): (progress: DatasetProgress) => void {
  let step = '';
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (progress.step === step && now - last < progressInterval) return;
    step = progress.step;
    last = now;
    say({ type: 'progress', progress });
  };
}

function load(request: ToDataWorker): Promise<DatasetBytes> {
  const onProgress = progressTeller();
  // Cache Storage is missing where the page is not a secure context, whatever its type says.
  const caches: CacheStorage | undefined = globalThis.caches;
  if (request.type === 'own-files') {
    const { chosen, ...options } = request;
    return loadOwnFiles(chosen, { ...options, caches, onProgress });
  }
  return loadFashionMnist({
    ...request,
    fetch: (input, init) => fetch(input, init),
    caches,
    onProgress,
  });
}

self.onmessage = async ({ data }: MessageEvent<ToDataWorker>) => {
  try {
    const dataset = await load(data);
    const { trainImages, trainLabels, testImages, testLabels } = dataset;
    const buffers = [trainImages, trainLabels, testImages, testLabels].map(({ buffer }) => buffer);
    say({ type: 'dataset', dataset }, buffers);
  } catch (error) {
    if (error instanceof DatasetError) {
      const { file, expected, found, advice } = error;
      say({ type: 'wrong', file, expected, found, advice });
    } else {
      say({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }
};
