import { withProgram } from '../tools/loadProgram.mjs';

await withProgram(new URL('./bench.ts', import.meta.url), ({ bench }) => bench(process.argv.slice(2)));
