// Node 20 runs no TypeScript: Vite loads it.
import { createServer } from 'vite';

/** Runs `use` with what the module at `url` exports. */
export async function withProgram(url, use) {
  const server = await createServer({
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, watch: null, ws: false },
  });
  try {
    await use(await server.ssrLoadModule(url.pathname));
  } finally {
    await server.close();
  }
}
