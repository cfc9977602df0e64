/** What the engine costs a page that loads it: its code, minified, and its programs, both as they travel. */
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test, vi } from 'vitest';
import { compileEngine } from '../../src/engine/plugin.ts';
import { variantNames } from '../../src/engine/wasm/variants.ts';

vi.setConfig({ testTimeout: 60_000 });

const limit = 80_000;
const gzipped = (content: string | Uint8Array): number => gzipSync(content, { level: 9 }).byteLength;

/** Everything an application imports, without tfjs. */
async function codeSize(): Promise<number> {
  const entry = `${import.meta.dirname}/everything.ts`;
  const result = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'everything',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? "export * from '../../src/engine/index.ts';" : undefined),
      },
    ],
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      copyPublicDir: false,
      // As the site's worker is built: an ES module of a library would keep its white space.
      lib: { entry, formats: ['iife'], name: 'engine', fileName: 'engine' },
      rolldownOptions: { external: /^@tensorflow\//, output: { globals: () => 'tf' } },
    },
  });
  const chunks = [result].flat().flatMap((part) => ('output' in part ? part.output : []));
  return chunks.reduce((sum, chunk) => sum + (chunk.type === 'chunk' ? gzipped(chunk.code) : 0), 0);
}

test('the whole engine, its code and all four programs, of which a browser loads one, is at most 80 KB gzipped', async () => {
  const code = await codeSize();
  const programs = await Promise.all(variantNames.map(async (name) => gzipped(await compileEngine(name))));
  expect(code).toBeGreaterThan(10_000);
  expect(programs.reduce((sum, size) => sum + size, code)).toBeLessThanOrEqual(limit);
});
