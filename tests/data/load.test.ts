import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadFashionMnist } from '../../src/data/load.ts';
import type { DatasetProgress } from '../../src/data/types.ts';
import { type Loopback, loopback } from './loopback.ts';
import { gzip, makeSet, names } from './madeFiles.ts';
import { type MemoryCaches, memoryCaches } from './memoryCaches.ts';

const set = await makeSet();
const standIn = { trainCount: 20, testCount: 10 };
const here = 'data/fashion-mnist/';
let site: Loopback;
let mirror: Loopback;
let caches: MemoryCaches;

beforeEach(async () => {
  site = await loopback([[`${here}sources.json`, JSON.stringify({ sameOrigin: true, note: 'here' })]]);
  for (const [name, bytes] of set.packed) site.answers.set(here + name, bytes);
  mirror = await loopback(set.packed);
  caches = memoryCaches();
});

afterEach(async () => {
  await Promise.all([site.close(), mirror.close()]);
});

function load(
  more: { onProgress?: (progress: DatasetProgress) => void; signal?: AbortSignal; fetch?: typeof fetch } = {},
) {
  return loadFashionMnist({
    fetch: more.fetch ?? fetch,
    caches,
    baseUrl: site.url,
    mirrors: [mirror.url],
    files: set.files,
    standIn,
    patience: 2000,
    ...more,
  });
}

function withoutSite(): void {
  site.answers.clear();
  site.answers.set(`${here}sources.json`, JSON.stringify({ sameOrigin: false, note: 'none' }));
}

test('the site comes before the mirrors, and what it sent is kept', async () => {
  const dataset = await load();
  expect(dataset.source).toBe('official');
  expect(dataset.note).toMatch(/^From this site \(\d+\.\d MB, checksums right\)\.$/);
  expect(dataset.trainImages).toEqual(set.inflated.get(names.trainImages)?.slice(16));
  expect(dataset.testLabels).toEqual(set.inflated.get(names.testLabels)?.slice(8));
  expect(mirror.asked).toEqual([]);
  expect(caches.kept.size).toBe(4);
});

test('a second visit reads the cache and asks no server', async () => {
  await load();
  site.asked.length = 0;
  const dataset = await load();
  expect(dataset.note).toContain("From this browser's cache");
  expect(dataset.trainLabels).toEqual(set.inflated.get(names.trainLabels)?.slice(8));
  expect(site.asked).toEqual([]);
});

test('a site without the files is asked once, and not for files it has not', async () => {
  withoutSite();
  const dataset = await load();
  expect(dataset.note).toContain(`From ${new URL(mirror.url).host}`);
  expect(site.asked).toEqual([`${here}sources.json`]);
});

test('progress counts the bytes of all four files and never goes back', async () => {
  const seen: DatasetProgress[] = [];
  await load({ onProgress: (progress) => seen.push(progress) });
  const totalBytes = set.files.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(new Set(seen.map((progress) => progress.totalBytes))).toEqual(new Set([totalBytes]));
  const loaded = seen.map(({ loadedBytes }) => loadedBytes);
  expect(loaded).toEqual(loaded.toSorted((one, other) => one - other));
  expect(loaded.at(-1)).toBe(totalBytes);
  expect(seen[0]?.step).toBe('Reading train-images-idx3-ubyte.gz');
});

test('a wrong copy on the site is passed over for the mirror, and said', async () => {
  site.answers.set(here + names.trainLabels, await gzip(new Uint8Array(38)));
  const dataset = await load();
  expect(dataset.source).toBe('official');
  expect(dataset.note).toContain('From this site and 127.0.0.1');
  expect(dataset.note).toContain('A wrong copy from this site was passed over: train-labels-idx1-ubyte.gz:');
  expect(mirror.asked).toEqual([names.trainLabels]);
});

test('a wrong copy in the cache is replaced', async () => {
  await load();
  const address = `${site.url}${here}${names.testLabels}`;
  caches.kept.set(address, new Uint8Array([1, 2, 3]));
  const dataset = await load();
  expect(dataset.note).toContain("A wrong copy from this browser's cache was passed over");
  expect(caches.kept.get(address)).toEqual(set.packed.get(names.testLabels));
});

test('where every copy that can be reached is wrong, that is an error and nothing wrong is kept', async () => {
  const wrong = await gzip(new Uint8Array(38));
  site.answers.set(here + names.trainLabels, wrong);
  mirror.answers.set(names.trainLabels, wrong);
  await expect(load()).rejects.toMatchObject({ name: 'DatasetError', file: names.trainLabels });
  expect(caches.kept.has(`${site.url}${here}${names.trainLabels}`)).toBe(false);
});

test('where nothing can be reached, garments are drawn, say so, and are not cached', async () => {
  await Promise.all([site.close(), mirror.close()]);
  const dataset = await load();
  expect(dataset.source).toBe('stand-in');
  expect(dataset.note).toContain('drawn stand-in, not Fashion-MNIST');
  expect(dataset.trainImages.length).toBe(20 * 784);
  expect(caches.kept.size).toBe(0);
});

test('a development server that answers everything with its page counts as not reached', async () => {
  const page = async () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } });
  expect((await load({ fetch: page })).source).toBe('stand-in');
});

test('a connection lost midway is an error, not a stand-in', async () => {
  site.answers.delete(here + names.testImages);
  mirror.answers.clear();
  await expect(load()).rejects.toThrow(
    'Fashion-MNIST: expected 4 files, found 2 before the connection was lost.',
  );
});

test('a server that never answers is given up after the patience', async () => {
  const never: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });
  const start = performance.now();
  const dataset = await loadFashionMnist({
    fetch: never,
    caches: undefined,
    baseUrl: site.url,
    mirrors: [mirror.url],
    files: set.files,
    standIn,
    patience: 50,
  });
  expect(dataset.source).toBe('stand-in');
  expect(performance.now() - start).toBeLessThan(2000);
});

test('aborting rejects with the reason and keeps nothing', async () => {
  const controller = new AbortController();
  const reason = new Error('the cell was interrupted');
  const loading = load({ signal: controller.signal, onProgress: () => controller.abort(reason) });
  await expect(loading).rejects.toBe(reason);
  expect(caches.kept.size).toBe(0);
});

test('a cache that is full does not lose the data set, and is said', async () => {
  const full = {
    open: async () => ({
      match: async () => undefined,
      put: async () => {
        throw new Error('QuotaExceededError');
      },
    }),
  };
  // Only what the data path calls.
  const dataset = await loadFashionMnist({
    fetch,
    caches: full as unknown as CacheStorage,
    baseUrl: site.url,
    mirrors: [],
    files: set.files,
  });
  expect(dataset.source).toBe('official');
  expect(dataset.note).toContain(
    'could not keep train-images-idx3-ubyte.gz for the next visit: Error: QuotaExceededError',
  );
});
