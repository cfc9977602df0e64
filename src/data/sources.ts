/** The places the page can have the files from, in the order in which they are asked. */
import type { DatasetCache } from './cacheStorage.ts';
import { download, Unreachable } from './download.ts';
import { type DatasetFile, publicMirrors, type SiteSources, sitePath } from './officialFiles.ts';

export interface Source {
  /** As in "from this site". */
  readonly name: string;
  /** True for this browser's cache: nothing is downloaded, and what is right needs no second copy. */
  readonly kept: boolean;
  /** The file's bytes, unverified; undefined where only this file is missing. Throws `Unreachable`. */
  read(file: DatasetFile, onBytes: (received: number) => void): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

export interface SourceOptions {
  readonly fetch: typeof globalThis.fetch;
  /** Address of the site, ending in `/`, such as `document.baseURI`. */
  readonly baseUrl: string;
  /** Folders, ending in `/`, on servers that allow other origins. */
  readonly mirrors?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds without a byte after which a source is passed over; 10,000 by default. */
  readonly patience?: number | undefined;
}

export function sourcesInOrder(options: SourceOptions, cache: DatasetCache | undefined): Source[] {
  const mirrors = (options.mirrors ?? publicMirrors).map((folder) => ({
    name: new URL(folder).host,
    kept: false,
    read: readFolder(folder, options),
  }));
  return [...(cache ? [fromCache(cache)] : []), fromSite(options), ...mirrors];
}

/** A cache that cannot be read (a private window, a full disk) counts as one that is not there. */
function fromCache(cache: DatasetCache): Source {
  return {
    name: "this browser's cache",
    kept: true,
    async read(file) {
      try {
        return await cache.read(file);
      } catch (error) {
        throw new Unreachable(`Cache Storage: ${String(error)}`, { cause: error });
      }
    },
  };
}

/** The site says first whether it has the files, so that a site without them causes no failed requests. */
function fromSite(options: SourceOptions): Source {
  const folder = new URL(sitePath, options.baseUrl).href;
  const read = readFolder(folder, options);
  let hasFiles: Promise<void> | undefined;
  return {
    name: 'this site',
    kept: false,
    async read(file, onBytes) {
      hasFiles ??= askSite(`${folder}sources.json`, options);
      await hasFiles;
      return read(file, onBytes);
    },
  };
}

function readFolder(folder: string, { fetch, signal, patience = 10_000 }: SourceOptions): Source['read'] {
  return (file, onBytes) => download(`${folder}${file.name}`, file, { fetch, signal, patience, onBytes });
}

/** Resolves where the site says that it has the files. */
async function askSite(url: string, { fetch, signal, patience = 10_000 }: SourceOptions): Promise<void> {
  const limit = AbortSignal.timeout(patience);
  try {
    const both = signal ? AbortSignal.any([signal, limit]) : limit;
    const response = await fetch(url, { signal: both, cache: 'no-cache' });
    const answer: Partial<SiteSources> = await response.json();
    if (answer.sameOrigin === true) return;
    throw new Unreachable(`${url}: ${answer.note ?? 'the site has no data files'}`);
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof Unreachable) throw error;
    throw new Unreachable(`${url}: ${String(error)}`, { cause: error });
  }
}
