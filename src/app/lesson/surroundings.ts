/** What a session needs of the browser, gathered in one place: the kernel's client and the data set behind it. */

import { createStore } from 'zustand/vanilla';
import type { DatasetBytes, DatasetProgress } from '../../data/types.ts';
import type { KernelClient } from '../../kernel/client.ts';
import type { PageBytesName } from '../../kernel/protocol.ts';
import { latestPicture } from '../../widgets/drawing/latestPicture.ts';
import type { SessionHost } from '../notebook/session.ts';
import type { Settings } from '../settings/readSettings.ts';

const siteAddress = new URL('.', window.location.href).href;

/** Why the lessons do not have the real pictures, once one has asked for them; undefined while all is well. */
export const datasetTrouble = createStore<{ readonly reason?: string }>(() => ({}));

/** Files the user chose, for browsers that keep nothing between loads. */
let ownFiles: readonly File[] | undefined;

async function loadDataset(onProgress: (progress: DatasetProgress) => void): Promise<DatasetBytes> {
  try {
    const dataset = await findDataset(onProgress);
    datasetTrouble.setState(dataset.source === 'official' ? {} : { reason: dataset.note }, true);
    return dataset;
  } catch (error) {
    datasetTrouble.setState({ reason: error instanceof Error ? error.message : String(error) }, true);
    throw error;
  }
}

async function findDataset(onProgress: (progress: DatasetProgress) => void): Promise<DatasetBytes> {
  const { loadInBackground, loadOwnInBackground } = await import('../../data/background.ts');
  if (ownFiles === undefined) return loadInBackground({ baseUrl: siteAddress }, { onProgress });
  return loadOwnInBackground({ chosen: ownFiles, baseUrl: siteAddress }, { onProgress });
}

/**
 * Checks the user's own copies of the four files and uses them from now on; returns what to tell the user.
 *
 * @throws DatasetError naming the file that is missing or wrong, what was expected and what was found
 */
export async function useOwnFiles(
  files: readonly File[],
  onProgress: (progress: DatasetProgress) => void,
): Promise<string> {
  const { loadOwnInBackground } = await import('../../data/background.ts');
  const { note } = await loadOwnInBackground({ chosen: files, baseUrl: siteAddress }, { onProgress });
  ownFiles = files;
  datasetTrouble.setState({}, true);
  return note;
}

/** What a cell may ask the page for: the picture that its reader has drawn, and the model that was recorded for everyone. */
async function pageBytes(name: PageBytesName): Promise<Uint8Array<ArrayBuffer>> {
  if (name === 'drawing') return latestPicture.pixels();
  const file = name === 'recorded-model' ? 'model.json' : 'weights.bin';
  const response = await fetch(new URL(`models/fashion-mnist-cnn/${file}`, siteAddress));
  if (!response.ok)
    throw new Error(`The recorded model could not be loaded: ${file} gave status ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}

/** The browser's storage of texts; asking for it throws where cookies are blocked. */
function pageStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  return {
    getItem: (key) => window.localStorage.getItem(key),
    setItem: (key, value) => window.localStorage.setItem(key, value),
  };
}

async function connect(): Promise<KernelClient> {
  const [{ createKernelClient }, { createVerdictMemory }] = await Promise.all([
    import('../../kernel/client.ts'),
    import('../../kernel/verdictMemory.ts'),
  ]);
  return createKernelClient({
    mount: document.body,
    baseUrl: siteAddress,
    loadDataset,
    pageBytes,
    now: () => performance.now(),
    fetch: window.fetch.bind(window),
    verdicts: createVerdictMemory(
      pageStorage(),
      `${navigator.userAgent}, ${navigator.hardwareConcurrency} cores`,
      () => Date.now(),
    ),
  });
}

export function browserSessionHost({ backend, reductions }: Settings): SessionHost {
  return {
    connect,
    analyser: async () => (await import('../../compiler/analyseCell.ts')).analyseCell,
    options: { backend, reductions },
    now: () => Date.now(),
    // Not requestAnimationFrame: it stops in hidden tabs, where training goes on.
    soon: (task) => void setTimeout(task, 30),
    // Between two keys rather than in front of the second; Safari knows no leisure.
    atLeisure: (task) =>
      'requestIdleCallback' in window
        ? void requestIdleCallback(task, { timeout: 300 })
        : void setTimeout(task, 100),
  };
}
