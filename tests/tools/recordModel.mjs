// Node 20 runs no TypeScript: Vite loads the program. Use: node tests/tools/recordModel.mjs [folder of the four files]
import { createServer } from 'vite';

const server = await createServer({
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, watch: null, ws: false },
});
try {
  const { recordModel } = await server.ssrLoadModule(new URL('./recordModel.ts', import.meta.url).pathname);
  await recordModel(process.argv[2]);
} finally {
  await server.close();
}
