/**
 * Where the site gets Fashion-MNIST from, in this order: the folder named by `FASHION_MNIST_DIR`, the folder
 * `../shared/fashion-mnist` beside the project, the project's own cache, and public mirrors, which fill that cache.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatasetError } from '../datasetError.ts';
import { type DatasetFile, officialFiles, publicMirrors } from '../officialFiles.ts';
import { checkFolder, memoryIn } from './checkFolder.ts';
import { fetchFiles } from './fetchFiles.ts';

export interface FindOptions {
  /** The project's folder. */
  readonly root: string;
  /** The value of `FASHION_MNIST_DIR`. */
  readonly namedFolder?: string | undefined;
  /** A folder to try first of all, such as one that a build has filled; passed over if it is not right. */
  readonly builtFolder?: string | undefined;
  readonly cacheFolder?: string | undefined;
  readonly mirrors?: readonly string[] | undefined;
  readonly files?: readonly DatasetFile[] | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds without a byte after which a mirror is given up; 4,000 by default. */
  readonly patience?: number | undefined;
}

export interface Found {
  /** A folder with all four files, checked; undefined where there is none. */
  readonly folder?: string;
  /** Which source was used, or why there is none, in one sentence. */
  readonly note: string;
}

/** The project's own cache, which git ignores. */
export function defaultCacheFolder(root: string): string {
  return join(root, 'node_modules/.cache/convbook/fashion-mnist');
}

/**
 * Finds the files.
 *
 * @throws DatasetError where `namedFolder` is given but is not right: whoever names a folder wants that one.
 */
export async function findFiles(options: FindOptions): Promise<Found> {
  const { root, namedFolder, builtFolder, files = officialFiles } = options;
  const cacheFolder = options.cacheFolder ?? defaultCacheFolder(root);
  const memory = memoryIn(cacheFolder);
  if (namedFolder) {
    await checkNamedFolder(resolve(root, namedFolder), files, memory);
    return { folder: resolve(root, namedFolder), note: `from FASHION_MNIST_DIR (${namedFolder})` };
  }
  const remarks: string[] = [];
  const sharedFolder = resolve(root, '../shared/fashion-mnist');
  for (const folder of [builtFolder, sharedFolder, cacheFolder]) {
    if (folder === undefined || !files.some(({ name }) => existsSync(join(folder, name)))) continue;
    try {
      await checkFolder(folder, files, memory);
      return { folder, note: [`from ${folder}`, ...remarks].join('; ') };
    } catch (error) {
      if (!(error instanceof DatasetError)) throw error;
      remarks.push(`${folder} was passed over: ${error.message}`);
    }
  }
  const { mirrors = publicMirrors, fetch = globalThis.fetch, patience = 4000 } = options;
  try {
    const mirror = await fetchFiles(cacheFolder, files, { mirrors, fetch, patience });
    return { folder: cacheFolder, note: [`downloaded from ${mirror}`, ...remarks].join('; ') };
  } catch (error) {
    remarks.push(error instanceof AggregateError ? error.message : String(error));
    return {
      note: `not found here, so browsers will fetch it from a public mirror or use the drawn stand-in (${remarks.join('; ')})`,
    };
  }
}

async function checkNamedFolder(
  folder: string,
  files: readonly DatasetFile[],
  memory: string,
): Promise<void> {
  try {
    await checkFolder(folder, files, memory);
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    throw new DatasetError(
      `FASHION_MNIST_DIR: ${error.file}`,
      error.expected,
      error.found,
      'Name a folder with the four official .gz files, or unset FASHION_MNIST_DIR.',
    );
  }
}
