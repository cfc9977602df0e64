import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createLogger, createServer, type InlineConfig, preview } from 'vite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadFashionMnist } from '../../src/data/load.ts';
import { fashionMnistPlugin } from '../../src/data/plugin.ts';
import { makeSet, names } from './madeFiles.ts';

const set = await makeSet();
let workplace: string;
let root: string;
let log: string[];

beforeEach(async () => {
  workplace = await mkdtemp(join(tmpdir(), 'convbook-plugin-'));
  root = join(workplace, 'project');
  await mkdir(root);
  await writeFile(join(root, 'index.html'), '<!doctype html><title>A page</title>');
  log = [];
});

afterEach(() => rm(workplace, { recursive: true }));

async function fillShared(): Promise<void> {
  const folder = join(workplace, 'shared/fashion-mnist');
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of set.packed) await writeFile(join(folder, name), bytes);
}

function project(): InlineConfig {
  const logger = createLogger('info');
  logger.info = (line) => {
    log.push(line);
  };
  return {
    root,
    base: './',
    configFile: false,
    customLogger: logger,
    // Named folders and mirrors of this machine's surroundings are kept out of the test.
    plugins: [fashionMnistPlugin({ files: set.files, mirrors: [], namedFolder: '' })],
    server: { host: '127.0.0.1', port: 0, watch: null, ws: false },
    preview: { host: '127.0.0.1', port: 0 },
  };
}

/** What a browser does, without a cache. */
function loadFrom(baseUrl: string) {
  return loadFashionMnist({
    fetch,
    caches: undefined,
    baseUrl,
    mirrors: [],
    files: set.files,
    standIn: { trainCount: 10, testCount: 10 },
  });
}

async function inDevelopment(check: (url: string) => Promise<void>): Promise<void> {
  const server = await createServer(project());
  try {
    await server.listen();
    await check(server.resolvedUrls?.local[0] ?? '');
  } finally {
    await server.close();
  }
}

async function inPreview(check: (url: string) => Promise<void>): Promise<void> {
  const server = await preview(project());
  try {
    await check(server.resolvedUrls?.local[0] ?? '');
  } finally {
    await server.close();
  }
}

test('development serves the files as they are, and says in one line where they are from', async () => {
  await fillShared();
  await inDevelopment(async (url) => {
    const response = await fetch(`${url}data/fashion-mnist/${names.trainImages}`);
    expect(response.headers.get('Content-Encoding')).toBeNull();
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(set.packed.get(names.trainImages));
    const again = await fetch(`${url}data/fashion-mnist/${names.trainImages}`, {
      headers: { 'If-None-Match': response.headers.get('ETag') ?? '' },
    });
    expect(again.status).toBe(304);
    expect((await loadFrom(url)).note).toContain('From this site');
  });
  expect(log.filter((line) => line.includes('Fashion-MNIST'))).toEqual([
    `Fashion-MNIST: from ${join(workplace, 'shared/fashion-mnist')}.`,
  ]);
});

test('the build holds the files byte for byte, and preview serves them without an encoding', async () => {
  await fillShared();
  await build(project());
  for (const [name, bytes] of set.packed) {
    expect((await readFile(join(root, 'dist/data/fashion-mnist', name))).equals(bytes)).toBe(true);
  }
  // Preview is enough: the folder that the build took them from may be gone.
  await rm(join(workplace, 'shared'), { recursive: true });
  await inPreview(async (url) => {
    const response = await fetch(`${url}data/fashion-mnist/${names.testImages}`);
    expect(response.headers.get('Content-Encoding')).toBeNull();
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(set.packed.get(names.testImages));
    expect((await loadFrom(url)).source).toBe('official');
  });
});

test('a build without the files works, and its page is told to look elsewhere', async () => {
  await build(project());
  const sources = JSON.parse(await readFile(join(root, 'dist/data/fashion-mnist/sources.json'), 'utf8'));
  expect(sources.sameOrigin).toBe(false);
  await inPreview(async (url) => {
    expect((await loadFrom(url)).source).toBe('stand-in');
  });
  expect(log.some((line) => line.startsWith('Fashion-MNIST: not found here'))).toBe(true);
});

test('FASHION_MNIST_DIR that is wrong stops the build and names file, expected and found', async () => {
  const plugins = [fashionMnistPlugin({ files: set.files, mirrors: [], namedFolder: workplace })];
  await expect(build({ ...project(), plugins })).rejects.toThrow(
    `FASHION_MNIST_DIR: ${join(workplace, names.trainImages)}: expected `,
  );
});
