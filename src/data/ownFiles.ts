/**
 * The four files from the user's own disk: recognised by name, or by what their IDX header says, inflated or
 * not. They pass the same checks as any download, and are then kept for later visits.
 */
import { datasetCache } from './cacheStorage.ts';
import { DatasetError } from './datasetError.ts';
import { idxHeader } from './idx.ts';
import { inflate, isGzip } from './inflate.ts';
import { type DatasetFile, officialFiles } from './officialFiles.ts';
import type { Subtle } from './sha256.ts';
import type { DatasetBytes, DatasetProgress } from './types.ts';
import { verifyFile } from './verify.ts';

export interface OwnFilesOptions {
  /** Undefined where the page is not a secure context: then nothing is kept for the next visit. */
  readonly caches: CacheStorage | undefined;
  readonly baseUrl: string;
  readonly subtle?: Subtle;
  readonly files?: readonly DatasetFile[];
  readonly onProgress?: (progress: DatasetProgress) => void;
}

/**
 * The data set from files that the user has chosen or dropped. Other files beside the four are ignored.
 *
 * @throws DatasetError naming the first file that is missing or wrong; nothing is kept then.
 */
export async function loadOwnFiles(chosen: readonly File[], options: OwnFilesOptions): Promise<DatasetBytes> {
  const files = options.files ?? officialFiles;
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const matches = await matchFiles(chosen, files);
  const parts = new Map<DatasetFile['part'], Uint8Array<ArrayBuffer>>();
  let loadedBytes = 0;
  for (const [file, own] of matches) {
    options.onProgress?.({ step: `Checking ${own.name}`, loadedBytes, totalBytes });
    const bytes = new Uint8Array(await own.arrayBuffer());
    parts.set(file.part, await verifyFile(bytes, { ...file, name: own.name }, options.subtle));
    loadedBytes += file.bytes;
  }
  const notKept = await keepAll(matches, options);
  const part = (name: DatasetFile['part']) => {
    const bytes = parts.get(name);
    if (bytes === undefined) throw new Error(`loadOwnFiles: none of the files holds ${name}`);
    return bytes;
  };
  return {
    trainImages: part('trainImages'),
    trainLabels: part('trainLabels'),
    testImages: part('testImages'),
    testLabels: part('testLabels'),
    source: 'official',
    note: `From your own files (checksums right).${notKept}`,
  };
}

async function matchFiles(
  chosen: readonly File[],
  files: readonly DatasetFile[],
): Promise<Map<DatasetFile, File>> {
  const matches = new Map<DatasetFile, File>();
  const others: string[] = [];
  for (const own of chosen) {
    const file = matchName(own.name, files) ?? (await matchHeader(own, files));
    if (file === undefined) {
      others.push(own.name);
      continue;
    }
    const earlier = matches.get(file);
    if (earlier) {
      throw new DatasetError(
        file.name,
        'one copy',
        `two: ${earlier.name} and ${own.name}`,
        'Choose one of them.',
      );
    }
    matches.set(file, own);
  }
  const missing = files.filter((file) => !matches.has(file)).map(({ name }) => name);
  if (missing.length > 0) {
    const found = [...Array.from(matches.values(), ({ name }) => name), ...others].join(', ') || 'no file';
    throw new DatasetError(
      missing.join(', '),
      `all ${files.length} files of Fashion-MNIST`,
      found,
      'Choose or drop the four files together.',
    );
  }
  return matches;
}

/** `train-images-idx3-ubyte.gz`, `train-images.idx3-ubyte` and `train-images-idx3-ubyte (1).gz` are the same. */
function matchName(name: string, files: readonly DatasetFile[]): DatasetFile | undefined {
  return files.find((file) => name.startsWith(file.name.replace(/-idx\d-ubyte\.gz$/, '')));
}

async function matchHeader(own: File, files: readonly DatasetFile[]): Promise<DatasetFile | undefined> {
  const start = new Uint8Array(await own.slice(0, 4096).arrayBuffer());
  const header = isGzip(start) ? await firstChunk(start) : start;
  return files.find((file) => idxHeader(file.dimensions).every((byte, index) => byte === header[index]));
}

async function firstChunk(start: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  try {
    for await (const chunk of inflate(start)) return chunk;
  } catch {
    // Not a readable gzip file, so it is none of the four; the caller lists it among the others.
  }
  return new Uint8Array();
}

/** Returns what to add to the note. */
async function keepAll(matches: Map<DatasetFile, File>, options: OwnFilesOptions): Promise<string> {
  if (options.caches === undefined) return '';
  const cache = datasetCache(options.caches, options.baseUrl);
  try {
    for (const [file, own] of matches) await cache.write(file, new Uint8Array(await own.arrayBuffer()));
    return ' They are kept in this browser for later visits.';
  } catch (error) {
    return ` The browser could not keep them for later visits: ${String(error)}.`;
  }
}
