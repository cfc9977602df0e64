/**
 * Keeps verified files in the browser's Cache Storage. Only the files as published are kept (31 MB): they are
 * checked again on every visit, which costs less than reading the inflated 55 MB from disk.
 */
import { type DatasetFile, sitePath } from './officialFiles.ts';

const cacheName = 'convbook-fashion-mnist';

export interface DatasetCache {
  /** The bytes kept for a file, or undefined where there are none. */
  read(file: DatasetFile): Promise<Uint8Array<ArrayBuffer> | undefined>;
  write(file: DatasetFile, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  remove(file: DatasetFile): Promise<void>;
}

/** @param baseUrl address of the site; each site under one origin keeps its own copies. */
export function datasetCache(caches: CacheStorage, baseUrl: string): DatasetCache {
  const address = (file: DatasetFile) => new URL(`${sitePath}${file.name}`, baseUrl).href;
  return {
    async read(file) {
      const cache = await caches.open(cacheName);
      const kept = await cache.match(address(file));
      return kept && new Uint8Array(await kept.arrayBuffer());
    },
    async write(file, bytes) {
      const cache = await caches.open(cacheName);
      const headers = { 'Content-Type': 'application/gzip', 'Content-Length': String(bytes.length) };
      await cache.put(address(file), new Response(bytes, { headers }));
    },
    async remove(file) {
      const cache = await caches.open(cacheName);
      await cache.delete(address(file));
    },
  };
}
