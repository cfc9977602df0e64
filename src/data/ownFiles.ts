/**
 * The four files from the user's own disk: recognised by name, or by what their IDX header says, inflated or
 * not. They pass the same checks as any download, and are then kept for later visits.
 */
import { datasetCache } from './cacheStorage.ts';
import { countOf, DatasetError } from './datasetError.ts';
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
 * @throws DatasetError naming every file that is missing or wrong, each with what was expected and found; nothing
 *   is kept then.
 */
export async function loadOwnFiles(chosen: readonly File[], options: OwnFilesOptions): Promise<DatasetBytes> {
  const files = options.files ?? officialFiles;
  const totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const { matches, strays } = await matchFiles(chosen, files);
  const parts = new Map<DatasetFile['part'], Uint8Array<ArrayBuffer>>();
  const problems: DatasetError[] = [];
  let loadedBytes = 0;
  for (const [file, own] of matches) {
    options.onProgress?.({ step: `Checking ${own.name}`, loadedBytes, totalBytes });
    const bytes = new Uint8Array(await own.arrayBuffer());
    try {
      parts.set(file.part, await verifyFile(bytes, { ...file, name: own.name }, options.subtle));
    } catch (error) {
      if (!(error instanceof DatasetError)) throw error;
      problems.push(error);
    }
    loadedBytes += file.bytes;
  }
  refuseIncomplete(chosen, files, matches, [...problems, ...strays.map(strayProblem)]);
  const [first, ...others] = problems;
  if (first !== undefined) throw withMore(first, others);
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
): Promise<{ matches: Map<DatasetFile, File>; strays: File[] }> {
  const matches = new Map<DatasetFile, File>();
  const strays: File[] = [];
  for (const own of chosen) {
    const file = matchName(own.name, files) ?? (await matchHeader(own, files));
    if (file === undefined) {
      strays.push(own);
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
  return { matches, strays };
}

/** @throws where some of the four are not there, with what is wrong with each of the others. */
function refuseIncomplete(
  chosen: readonly File[],
  files: readonly DatasetFile[],
  matches: ReadonlyMap<DatasetFile, File>,
  problems: readonly DatasetError[],
): void {
  const missing = files.filter((file) => !matches.has(file)).map(({ name }) => name);
  if (missing.length === 0) return;
  const error = new DatasetError(
    missing.join(', '),
    `all ${files.length} files of Fashion-MNIST`,
    chosen.map(({ name }) => name).join(', ') || 'no file',
    'Choose or drop the four files together.',
  );
  throw withMore(error, problems);
}

function strayProblem({ name, size }: File): DatasetError {
  return new DatasetError(
    name,
    'one of the four files of Fashion-MNIST',
    `${countOf(size, 'bytes')} under another name, without a header of images or labels`,
  );
}

/** The first problem, with the messages of the others after its advice. */
function withMore(first: DatasetError, others: readonly DatasetError[]): DatasetError {
  const { file, expected, found, advice } = first;
  const whole = [advice, ...others.map(({ message }) => message)].filter((sentence) => sentence !== '');
  return new DatasetError(file, expected, found, whole.join(' '));
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
