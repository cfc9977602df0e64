/**
 * Lesson code tries to get out, with a server on loopback listening. In Node, because the server and the browser
 * are both ours here; the browser is real.
 */
import { type Browser, chromium, type Page } from 'playwright';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kernelPlugin } from '../../src/kernel/plugin.ts';
import { chromiumArguments, findChromium } from '../browser/chromium.ts';
import { type Escape, networkEscapes, reachEscapes } from './escapes.ts';
import { type HitServer, startHitServer } from './hitServer.ts';
import type { makeKernel as makeKernelHere } from './openKernel.ts';

let hitServer: HitServer;
let site: ViteDevServer;
let browser: Browser;
let page: Page;
let ownHits: string[];

beforeAll(async () => {
  hitServer = await startHitServer();
  ownHits = [];
  site = await createServer({
    configFile: false,
    logLevel: 'error',
    // What is not found is not found, instead of the whole app.
    appType: 'mpa',
    optimizeDeps: { noDiscovery: true },
    server: { host: '127.0.0.1', port: 0, strictPort: false },
    plugins: [
      kernelPlugin(),
      {
        name: 'count-hits',
        configureServer: (server) => {
          server.middlewares.use('/own-hits', (request, response) => {
            ownHits.push(request.url ?? '');
            response.end('void 0;');
          });
        },
      },
    ],
  });
  await site.listen();
  browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArguments] });
  page = await browser.newPage();
  await page.goto(`${origin()}/tests/kernel/blank.html`);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await hitServer?.close();
});

function origin(): string {
  const address = site.httpServer?.address();
  if (typeof address !== 'object' || address === null) throw new Error('The site does not listen.');
  return `http://127.0.0.1:${address.port}`;
}

/** The attempt's source with the addresses in it. */
function addressed({ name, source }: Escape): string {
  const http = `127.0.0.1:${hitServer.httpPort}`;
  return source
    .replaceAll('HTTP', `http://${http}`)
    .replaceAll('WS/', `ws://${http}/`)
    .replaceAll('STUN', `stun:127.0.0.1:${hitServer.udpPort}`)
    .replaceAll('OWN', `${origin()}/own-hits`)
    .replaceAll('NAME', name);
}

interface Attempt {
  readonly name: string;
  readonly source: string;
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_000));

/** Runs the attempts as cells and gives what each showed, as JSON. */
function runInKernel(attempts: readonly Attempt[], realGpu: boolean): Promise<Record<string, string>> {
  return page.evaluate(
    async ({ attempts, realGpu }) => {
      // Put there by the test page.
      const { makeKernel } = window as unknown as { makeKernel: typeof makeKernelHere };
      const kernel = makeKernel({ realGpu: async () => realGpu });
      await kernel.client.start({ backend: 'auto', reductions: {} });
      const shown: Record<string, string> = {};
      for (const { name, source } of attempts) {
        const { outputs } = await kernel.run(source, name);
        shown[name] = JSON.stringify(outputs);
      }
      kernel.client.dispose();
      return shown;
    },
    { attempts, realGpu },
  );
}

/** Waits no longer for an attempt that neither succeeds nor fails; it goes on by itself. */
function limited({ name, source }: Attempt): Attempt {
  const attempt = `(async () => { ${source}\n})()`;
  return {
    name,
    source: `await Promise.race([${attempt}, new Promise((give) => setTimeout(give, 150, 'no answer'))])`,
  };
}

describe('the counting server sees', () => {
  test('a page that may use the network, so that its silence means something', async () => {
    const control = await browser.newPage();
    await control.goto(`http://127.0.0.1:${hitServer.httpPort}/page`);
    hitServer.clear();
    await control.evaluate(
      async (attempts) => {
        const go = async ({ source }: { source: string }): Promise<void> => {
          const code = `(async () => { ${source}\n})().catch(() => {}).finally(() => setTimeout(() => postMessage(0), 60))`;
          const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
          await new Promise((resolve) => {
            worker.onmessage = resolve;
            worker.onerror = resolve;
            setTimeout(resolve, 400);
          });
        };
        for (let first = 0; first < attempts.length; first += 10)
          await Promise.all(attempts.slice(first, first + 10).map(go));
      },
      networkEscapes.map((attempt) => ({ source: addressed(attempt) })),
    );
    await settled();
    await control.close();
    const seen = new Set(
      hitServer.hits.filter((hit) => /^(request|upgrade) /.test(hit)).map((hit) => hit.split(' ')[1]),
    );
    console.log(`control: ${hitServer.hits.length} hits, from ${seen.size} of ${networkEscapes.length} ways`);
    expect(seen.size).toBeGreaterThanOrEqual(25);
    expect(seen).toContain('/fetch');
    expect(seen).toContain('/websocket');
    expect(seen).toContain('/worker-blob-fetch');
  }, 120_000);
});

describe.each([
  { kind: 'blob', realGpu: false },
  { kind: 'data', realGpu: true },
])('out of a worker of kind $kind', ({ realGpu }) => {
  test(`${networkEscapes.length} ways to the network lead nowhere`, async () => {
    hitServer.clear();
    ownHits.length = 0;
    const attempts = networkEscapes.map((attempt) =>
      limited({ name: attempt.name, source: addressed(attempt) }),
    );
    const shown = await runInKernel(attempts, realGpu);
    await settled();
    expect(Object.keys(shown)).toHaveLength(networkEscapes.length);
    // They did run, and were stopped by the policy.
    expect(JSON.stringify(shown)).not.toContain('SyntaxError');
    expect(shown.fetch).toContain('Failed to fetch');
    expect(shown['xhr-sync']).toContain('Failed to execute');
    expect(hitServer.hits).toEqual([]);
    expect(ownHits).toEqual([]);
  }, 120_000);

  test(`${reachEscapes.length} ways to storage and windows lead nowhere`, async () => {
    const attempts = reachEscapes.map((attempt) => ({ name: attempt.name, source: addressed(attempt) }));
    const shown = await runInKernel(attempts, realGpu);
    for (const [name, outputs] of Object.entries(shown)) {
      expect(outputs, name).not.toContain('"reached"');
      expect(outputs, name).toContain('error+json');
    }
  }, 60_000);
});
