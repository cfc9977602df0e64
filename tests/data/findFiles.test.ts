import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findFiles } from '../../src/data/server/findFiles.ts';
import { type Loopback, loopback } from './loopback.ts';
import { makeSet, names } from './madeFiles.ts';

const set = await makeSet();
let workplace: string;
let mirror: Loopback;

beforeEach(async () => {
  workplace = await mkdtemp(join(tmpdir(), 'convbook-data-'));
  mirror = await loopback(set.packed);
});

afterEach(async () => {
  await mirror.close();
  await rm(workplace, { recursive: true });
});

async function fill(folder: string): Promise<string> {
  const path = join(workplace, folder);
  await mkdir(path, { recursive: true });
  for (const [name, bytes] of set.packed) await writeFile(join(path, name), bytes);
  return path;
}

/** A project in `workplace/project`, so that `workplace/shared/fashion-mnist` is beside it. */
function find(more: { namedFolder?: string; mirrors?: string[] } = {}) {
  return findFiles({
    root: join(workplace, 'project'),
    files: set.files,
    mirrors: [mirror.url],
    patience: 2000,
    ...more,
  });
}

const cacheFolder = 'project/node_modules/.cache/convbook/fashion-mnist';

test('the named folder comes before the shared one, the shared one before the cache, the cache before mirrors', async () => {
  const cached = await fill(cacheFolder);
  expect((await find()).folder).toBe(cached);
  const shared = await fill('shared/fashion-mnist');
  expect((await find()).folder).toBe(shared);
  const named = await fill('elsewhere');
  expect((await find({ namedFolder: named })).folder).toBe(named);
  expect((await find({ namedFolder: '../elsewhere' })).note).toBe('from FASHION_MNIST_DIR (../elsewhere)');
  expect(mirror.asked).toEqual([]);
});

test('with no folder, the mirror fills the cache, and the next start finds it there', async () => {
  const found = await find();
  expect(found).toEqual({ folder: join(workplace, cacheFolder), note: `downloaded from ${mirror.url}` });
  const written = await readFile(join(workplace, cacheFolder, names.trainImages));
  expect(written.equals(set.packed.get(names.trainImages) ?? Buffer.alloc(0))).toBe(true);
  expect(mirror.asked.length).toBe(4);
  expect((await find()).note).toBe(`from ${join(workplace, cacheFolder)}`);
  expect(mirror.asked.length).toBe(4);
});

test('a mirror with a wrong file is passed over for the next', async () => {
  const wrong = await loopback([...set.packed, [names.testLabels, new Uint8Array([1, 2, 3])]]);
  expect((await find({ mirrors: [wrong.url, mirror.url] })).note).toBe(`downloaded from ${mirror.url}`);
  await wrong.close();
});

test('offline is no error: there is no folder, and the note says why', async () => {
  await mirror.close();
  const found = await find();
  expect(found.folder).toBeUndefined();
  expect(found.note).toContain('browsers will fetch it from a public mirror or use the drawn stand-in');
});

test('a named folder that is wrong is an error with file, expected and found', async () => {
  const named = await fill('named');
  const path = join(named, names.testLabels);
  const advice = 'Name a folder with the four official .gz files, or unset FASHION_MNIST_DIR.';
  const right = set.packed.get(names.testLabels) ?? new Uint8Array();

  await writeFile(path, right.slice(0, 12));
  await expect(find({ namedFolder: named })).rejects.toThrow(
    `FASHION_MNIST_DIR: ${path}: expected ${right.length} bytes, found 12 bytes. ${advice}`,
  );
  const damaged = right.slice();
  damaged[20] = (damaged[20] ?? 0) ^ 1;
  await writeFile(path, damaged);
  await expect(find({ namedFolder: named })).rejects.toThrow(
    /: expected SHA-256 [0-9a-f]{64}, found [0-9a-f]{64}\./,
  );
  await rm(path);
  await expect(find({ namedFolder: named })).rejects.toThrow(
    `expected ${right.length} bytes, found no such file.`,
  );
  expect(mirror.asked).toEqual([]);
});

test('a shared folder that is wrong is passed over, and the note says so', async () => {
  const shared = await fill('shared/fashion-mnist');
  await rm(join(shared, names.trainLabels));
  const found = await find();
  expect(found.note).toContain(`downloaded from ${mirror.url}; ${shared} was passed over: `);
});

test('a file that was hashed once is not read again until its size or time changes', async () => {
  const shared = await fill('shared/fashion-mnist');
  const path = join(shared, names.testLabels);
  const time = new Date('2020-01-01');
  await utimes(path, time, time);
  await find();
  const damaged = (set.packed.get(names.testLabels) ?? new Uint8Array()).slice();
  damaged[20] = (damaged[20] ?? 0) ^ 1;
  await writeFile(path, damaged);
  await utimes(path, time, time);
  // The same size and time: what was remembered counts.
  expect((await find()).folder).toBe(shared);
  await utimes(path, time, new Date('2021-01-01'));
  expect((await find()).folder).not.toBe(shared);
});
