/**
 * The kernel's files that are not modules of the page: the worker's program (one classic script, so that it
 * can run from a `blob:` or `data:` URL), the shim page with the sandboxed frame in it, and tfjs' WebAssembly
 * files. Also the headers and policies that wall the kernel in (see `contentPolicy.ts`).
 *
 * Dev server, preview and test server serve them at the addresses the build writes them to.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { publicMirrors } from '../data/officialFiles.ts';
import { referencePlugin } from '../reference/plugin.ts';
import { framePolicy, pagePolicy } from './contentPolicy.ts';

const here = dirname(fileURLToPath(import.meta.url));
const wasmFolder = join(
  dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json')),
  'wasm-out',
);
const wasmFiles = ['tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm.wasm'];

const mirrorOrigins = [...new Set(publicMirrors.map((folder) => new URL(folder).origin))];

/** Isolation gives the WebAssembly threads their shared memory; under it every frame must carry them too. */
const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

interface Script {
  readonly code: string;
  /** Every source file in it, to know when it is stale. */
  readonly sources: readonly string[];
}

/** Values are shown to the learner by the names of their classes: `Sequential`, `AdamOptimizer`. */
const classNamesKept = { keepNames: { class: true, function: false } };

/** One minified classic script, also in development: what is tested is what ships, and it starts faster. */
async function bundle(entry: string): Promise<Script> {
  const result = await build({
    configFile: false,
    plugins: [referencePlugin()],
    logLevel: 'warn',
    root: join(here, '../..'),
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      copyPublicDir: false,
      rolldownOptions: { output: { minify: { compress: classNamesKept, mangle: classNamesKept } } },
      lib: { entry: join(here, entry), formats: ['iife'], name: 'convbookKernel', fileName: 'script' },
    },
  });
  const outputs = [result].flat().flatMap((part) => ('output' in part ? part.output : []));
  const chunk = outputs.find((output) => output.type === 'chunk');
  if (chunk === undefined || chunk.type !== 'chunk') throw new Error(`kernel: ${entry} gave no script.`);
  return { code: chunk.code, sources: chunk.moduleIds };
}

function scriptHash(code: string): string {
  return `sha256-${createHash('sha256').update(code).digest('base64')}`;
}

function document(policy: string, body: string, script: string): string {
  if (/<\/script/i.test(script)) throw new Error('kernel: a frame script contains "</script".');
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Kernel</title>${body}<script>${script}</script>`;
}

async function shimPage(): Promise<Script> {
  const [shim, boot] = await Promise.all([bundle('frame/shim.ts'), bundle('frame/boot.ts')]);
  const bootHash = scriptHash(boot.code);
  const sandboxed = document(framePolicy([bootHash]), '', boot.code);
  const escaped = sandboxed.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const frame = `<iframe sandbox="allow-scripts" allow="cross-origin-isolated" srcdoc="${escaped}"></iframe>`;
  // A srcdoc frame also inherits the shim's policy, so the shim's names both scripts.
  const policy = framePolicy([scriptHash(shim.code), bootHash]);
  return { code: document(policy, frame, shim.code), sources: [...shim.sources, ...boot.sources] };
}

/** What is served, by address below the site's base. */
const products: Record<string, { type: string; make: () => Promise<Script> }> = {
  'kernel/worker.js': { type: 'text/javascript', make: () => bundle('worker/main.ts') },
  'shim.html': { type: 'text/html', make: shimPage },
};

export function kernelPlugin(): Plugin {
  const made = new Map<string, Promise<Script>>();
  const product = (name: string): Promise<Script> => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const entry = products[name];
    if (entry === undefined) throw new Error(`kernel: nothing is served as ${name}.`);
    const making = entry.make();
    made.set(name, making);
    // A build that failed is tried again at the next request, after the source was mended.
    making.catch(() => made.delete(name));
    return making;
  };

  return {
    name: 'convbook-kernel',

    config: () => ({ server: { headers: isolationHeaders }, preview: { headers: isolationHeaders } }),

    configureServer(server) {
      server.watcher.on('change', async (file) => {
        for (const [name, script] of made) {
          const { sources } = await script.catch(() => ({ sources: [file] }));
          if (sources.includes(file)) made.delete(name);
        }
      });
      server.middlewares.use(async (request, response, next) => {
        const name = (request.url ?? '').replace(/[?#].*/, '').replace(/^\//, '');
        const wasm = wasmFiles.find((file) => name === `kernel/${file}`);
        if (wasm === undefined && products[name] === undefined) return next();
        for (const [header, value] of Object.entries(isolationHeaders)) response.setHeader(header, value);
        try {
          if (wasm !== undefined) {
            response.setHeader('Content-Type', 'application/wasm');
            response.end(await readFile(join(wasmFolder, wasm)));
          } else if (products[name] !== undefined) {
            const { code } = await product(name);
            response.setHeader('Content-Type', `${products[name].type}; charset=utf-8`);
            response.setHeader('Cache-Control', 'no-store');
            response.end(code);
          } else next();
        } catch (error) {
          next(error);
        }
      });
    },

    async generateBundle() {
      for (const name of Object.keys(products)) {
        this.emitFile({ type: 'asset', fileName: name, source: (await product(name)).code });
      }
      for (const file of wasmFiles) {
        this.emitFile({
          type: 'asset',
          fileName: `kernel/${file}`,
          source: await readFile(join(wasmFolder, file)),
        });
      }
    },

    transformIndexHtml: {
      order: 'post',
      // Only in the build: the dev server's page carries inline scripts of its own.
      handler: (_html, { server }) =>
        server === undefined
          ? [
              {
                tag: 'meta',
                attrs: { 'http-equiv': 'Content-Security-Policy', content: pagePolicy(mirrorOrigins) },
                injectTo: 'head-prepend',
              },
            ]
          : [],
    },
  };
}
