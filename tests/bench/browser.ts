/** Headless Chromium with the benchmark's worker in it, on a page that is cross-origin isolated. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { compileEngine } from '../../src/engine/plugin.ts';
import { variantNames } from '../../src/engine/wasm/variants.ts';
import { chromiumArguments, findChromium } from '../browser/chromium.ts';
import type { Request, StartRequest } from './worker.ts';

/** The page that is not cross-origin isolated, as on a host without headers and without a service worker. */
const sharedPath = '/not-isolated';
const page = '<!doctype html><title>bench</title>';
const here = dirname(fileURLToPath(import.meta.url));

async function bundleWorker(): Promise<string> {
  const lib = {
    entry: join(here, 'worker.ts'),
    formats: ['iife' as const],
    name: 'bench',
    fileName: 'worker',
  };
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', minify: true, copyPublicDir: false, lib },
  });
  const chunk = [result]
    .flat()
    .flatMap((part) => ('output' in part ? part.output : []))
    .find((output) => output.type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('The worker gave no script.');
  return chunk.code;
}

async function files(): Promise<Map<string, [type: string, content: string | Uint8Array]>> {
  const tfjs = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json'));
  const served = new Map<string, [string, string | Uint8Array]>([
    ['/', ['text/html', page]],
    [sharedPath, ['text/html', page]],
    ['/worker.js', ['text/javascript', await bundleWorker()]],
    ['/tfjs.wasm', ['application/wasm', await readFile(join(tfjs, 'wasm-out/tfjs-backend-wasm-simd.wasm'))]],
  ]);
  for (const name of variantNames) served.set(`/${name}`, ['application/wasm', await compileEngine(name)]);
  return served;
}

export interface BenchWorker {
  /** What it runs on, in words. */
  readonly title: string;
  /** Milliseconds of the start-up check's training step. */
  check(): Promise<number>;
  train(model: string, batch: number, images: number): Promise<number>;
}

export interface BenchBrowser {
  /** Starts one more worker; all stay, so that measurements can alternate. */
  start(engine: StartRequest['engine'], threads: number, on?: 'isolated' | 'shared'): Promise<BenchWorker>;
  /** Milliseconds that a kernel's first start takes to try the backends and to choose one, in a fresh worker. */
  choose(): Promise<number>;
  close(): Promise<void>;
}

export async function startBrowser(): Promise<BenchBrowser> {
  const served = await files();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = served.get(pathname);
    if (file === undefined) {
      response.writeHead(404).end();
      return;
    }
    const isolation = {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    };
    const isolated = pathname !== sharedPath;
    response.writeHead(200, { 'Content-Type': file[0], ...(isolated ? isolation : {}) }).end(file[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
  const open = async (path: string) => {
    const opened = await browser.newPage();
    await opened.goto(`http://127.0.0.1:${port}${path}`);
    return opened;
  };
  const pages = { isolated: await open('/'), shared: await open(sharedPath) };

  async function ask(on: keyof typeof pages, worker: number, request: Request): Promise<unknown> {
    const answer = await pages[on].evaluate(
      ([index, message]) => {
        const page = globalThis as { workers?: Map<number, Worker> };
        page.workers ??= new Map();
        const one = page.workers.get(index) ?? new Worker('/worker.js');
        page.workers.set(index, one);
        return new Promise<{ result?: unknown; error?: string }>((resolve) => {
          one.onmessage = ({ data }) => resolve(data);
          one.onerror = (event) => resolve({ error: event.message });
          one.postMessage(message);
        });
      },
      [worker, request] as const,
    );
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.result;
  }

  let workers = 0;
  return {
    async start(engine, threads, on = 'isolated') {
      const worker = workers++;
      const title = String(await ask(on, worker, { type: 'start', engine, threads }));
      return {
        title,
        check: async () => Number(await ask(on, worker, { type: 'check' })),
        train: async (model, batch, images) =>
          Number(await ask(on, worker, { type: 'train', model: model as never, batch, images })),
      };
    },
    choose: async () => Number(await ask('isolated', workers++, { type: 'choose' })),
    async close() {
      await browser.close();
      server.close();
    },
  };
}
