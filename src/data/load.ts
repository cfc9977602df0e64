/**
 * Fashion-MNIST for the page: from this browser's cache, else from the site itself, else from a public mirror,
 * else drawn. Each source is asked only for the files that are still missing, each file is verified before it
 * counts, and only verified files are cached. Either all four arrive or none does.
 */
import { type DatasetCache, datasetCache } from './cacheStorage.ts';
import { DatasetError } from './datasetError.ts';
import { Unreachable } from './download.ts';
import { type DatasetFile, officialFiles } from './officialFiles.ts';
import type { Subtle } from './sha256.ts';
import { type Source, type SourceOptions, sourcesInOrder } from './sources.ts';
import { drawStandIn, type StandInOptions } from './standIn.ts';
import type { DatasetBytes, DatasetProgress } from './types.ts';
import { verifyFile } from './verify.ts';

export interface LoadOptions extends SourceOptions {
  /** Undefined where the page is not a secure context: then nothing is kept for the next visit. */
  readonly caches: CacheStorage | undefined;
  /** `crypto.subtle` by default; where a page has none (null), the checks are made in plain code. */
  readonly subtle?: Subtle;
  readonly files?: readonly DatasetFile[];
  readonly onProgress?: (progress: DatasetProgress) => void;
  /** Size and seed of what is drawn where nothing can be reached. */
  readonly standIn?: Pick<StandInOptions, 'seed' | 'trainCount' | 'testCount'>;
}

/**
 * The whole data set, as bytes. Progress counts the bytes of all four files.
 *
 * @throws DatasetError where every copy that could be reached was wrong, or a connection was lost midway; the
 *   signal's reason when aborted. The stand-in is drawn only where nothing could be reached.
 */
export async function loadFashionMnist(options: LoadOptions): Promise<DatasetBytes> {
  const files = options.files ?? officialFiles;
  const cache = options.caches && datasetCache(options.caches, options.baseUrl);
  const collection = new Collection(files, options, cache);
  for (const source of sourcesInOrder(options, cache)) {
    await collection.fillFrom(source);
    if (collection.complete) return collection.dataset();
  }
  collection.throwIfReached();
  const { onProgress, signal, standIn } = options;
  const drawn = await drawStandIn({ ...standIn, onProgress, signal });
  return { ...drawn, note: [drawn.note, ...collection.remarks].join(' ') };
}

/** What has been gathered and verified so far, and what went wrong on the way. */
class Collection {
  readonly #parts = new Map<DatasetFile['part'], Uint8Array<ArrayBuffer>>();
  readonly #usedSources = new Set<Source>();
  readonly #wrong: { source: Source; error: DatasetError }[] = [];
  readonly #notKept: string[] = [];
  readonly #files: readonly DatasetFile[];
  readonly #options: LoadOptions;
  readonly #cache: DatasetCache | undefined;
  readonly #totalBytes: number;
  #finishedBytes = 0;

  constructor(files: readonly DatasetFile[], options: LoadOptions, cache: DatasetCache | undefined) {
    this.#files = files;
    this.#options = options;
    this.#cache = cache;
    this.#totalBytes = files.reduce((sum, file) => sum + file.bytes, 0);
  }

  get complete(): boolean {
    return this.#parts.size === this.#files.length;
  }

  /** One sentence for each thing a reader of the note should know. */
  get remarks(): string[] {
    const passedOver = this.#wrong.map(
      ({ source, error }) => `A wrong copy from ${source.name} was passed over: ${error.message}`,
    );
    return [...passedOver, ...this.#notKept];
  }

  /** Reads and verifies what is still missing, until the source cannot be reached. */
  async fillFrom(source: Source): Promise<void> {
    for (const file of this.#files) {
      if (this.#parts.has(file.part)) continue;
      try {
        await this.#add(file, source);
      } catch (error) {
        this.#options.signal?.throwIfAborted();
        if (error instanceof Unreachable) return;
        if (!(error instanceof DatasetError)) throw error;
        this.#wrong.push({ source, error });
        if (source.kept) await this.#cache?.remove(file);
      }
    }
  }

  /** A source that answered wrongly, or only in part, is told to the reader instead of being papered over. */
  throwIfReached(): void {
    const reached = this.#wrong.find(({ source }) => !source.kept);
    if (reached) throw reached.error;
    if ([...this.#usedSources].every((source) => source.kept)) return;
    throw new DatasetError(
      'Fashion-MNIST',
      `${this.#files.length} files`,
      `${this.#parts.size} before the connection was lost`,
      'Try again: what has arrived is kept where the browser allows it.',
    );
  }

  dataset(): DatasetBytes {
    const part = (name: DatasetFile['part']) => {
      const bytes = this.#parts.get(name);
      if (bytes === undefined) throw new Error(`loadFashionMnist: none of the files holds ${name}`);
      return bytes;
    };
    const names = Array.from(this.#usedSources, ({ name }) => name).join(' and ');
    const note = `From ${names} (${(this.#totalBytes / 1e6).toFixed(1)} MB, checksums right).`;
    return {
      trainImages: part('trainImages'),
      trainLabels: part('trainLabels'),
      testImages: part('testImages'),
      testLabels: part('testLabels'),
      source: 'official',
      note: [note, ...this.remarks].join(' '),
    };
  }

  async #add(file: DatasetFile, source: Source): Promise<void> {
    const { signal, subtle } = this.#options;
    signal?.throwIfAborted();
    this.#report(`${source.kept ? 'Reading' : 'Downloading'} ${file.name}`, 0);
    const bytes = await source.read(file, (received) => this.#report(`Downloading ${file.name}`, received));
    if (bytes === undefined) return;
    this.#report(`Checking ${file.name}`, file.bytes);
    const elements = await verifyFile(bytes, file, subtle);
    signal?.throwIfAborted();
    this.#parts.set(file.part, elements);
    this.#usedSources.add(source);
    this.#finishedBytes += file.bytes;
    if (!source.kept) await this.#keep(file, bytes);
  }

  async #keep(file: DatasetFile, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    try {
      await this.#cache?.write(file, bytes);
    } catch (error) {
      this.#notKept.push(`The browser could not keep ${file.name} for the next visit: ${String(error)}.`);
    }
  }

  #report(step: string, fileBytes: number): void {
    const loadedBytes = this.#finishedBytes + fileBytes;
    this.#options.onProgress?.({ step, loadedBytes, totalBytes: this.#totalBytes });
  }
}
