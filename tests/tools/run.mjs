// Node 20 runs no TypeScript: Vite loads the program.
// Use: node tests/tools/run.mjs recordModel|recordPatience|beat89 <folder of the four .gz files of Fashion-MNIST>
//      node tests/tools/run.mjs longNotebook
import { createServer } from 'vite';

const [name, folder] = process.argv.slice(2);
const server = await createServer({
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, watch: null, ws: false },
});
try {
  const { [name]: program } = await server.ssrLoadModule(new URL(`./${name}.ts`, import.meta.url).pathname);
  await program(folder);
} finally {
  await server.close();
}
