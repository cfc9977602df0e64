/**
 * The engine's kernels: one WebAssembly program that works on tfjs' own heap (its memory is imported), so tensors are
 * never copied. It owns no memory: JavaScript passes scratch space with every job, and every thread runs its own
 * instance.
 */
import { convolve, convolveAndPool } from './convolution';
import { adam, addBias, reluGradient, sumRows } from './elementwise';
import { filterGradient } from './filterGradient';
import { multiply } from './matrix';
import { averagePool, averagePoolGradient, maxPool, maxPoolGradient } from './pools';
import { openScratch } from './scratch';
import { scatterWinners, sparseFilterGradient, sparseInputGradient, sumWinners } from './sparse';
import { winograd } from './winograd';

export { attach, dispatch, quit, serve } from './threads';

/**
 * Runs thread `thread`'s part of a job. `args` points to: scratch base, scratch bytes for each thread, then the
 * job's own arguments. The numbers are those of `src/engine/wasm/jobs.ts`.
 */
export function run(job: i32, args: usize, thread: i32, threads: i32): void {
  openScratch(load<usize>(args), load<usize>(args, 4), thread);
  const own = args + 8;
  switch (job) {
    case 0: convolve(own, thread, threads); break;
    case 1: convolveAndPool(own, thread, threads); break;
    case 2: winograd(own, thread, threads); break;
    case 3: sparseFilterGradient(own, thread, threads); break;
    case 4: sparseInputGradient(own, thread, threads); break;
    case 5: filterGradient(own, thread, threads); break;
    case 6: multiply(own, thread, threads); break;
    case 7: maxPool(own, thread, threads); break;
    case 8: maxPoolGradient(own, thread, threads); break;
    case 9: averagePool(own, thread, threads); break;
    case 10: averagePoolGradient(own, thread, threads); break;
    case 11: reluGradient(own, thread, threads); break;
    case 12: sumRows(own, thread, threads); break;
    case 13: addBias(own, thread, threads); break;
    case 14: adam(own, thread, threads); break;
    case 15: scatterWinners(own, thread, threads); break;
    case 16: sumWinners(own, thread, threads); break;
    default: unreachable();
  }
}
