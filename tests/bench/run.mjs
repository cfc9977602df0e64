// Node 20 runs no TypeScript: Vite loads the benchmark.
import { createServer } from 'vite';

const server = await createServer({
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, watch: null, ws: false },
});
try {
  const { bench } = await server.ssrLoadModule(new URL('./bench.ts', import.meta.url).pathname);
  await bench(process.argv.slice(2));
} finally {
  await server.close();
}
