// Node 20 runs no TypeScript: Vite loads the benchmark.
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('./bench.ts', import.meta.url).pathname);
await module.bench(process.argv.slice(2));
