import type { Job } from './jobs.ts';
import type { EngineOptions } from './options.ts';

/** 4-byte cells beyond what a job's takes add up to: each is rounded up to a cache line. */
const scratchSlack = 1024;

/** Multiply-adds below which one thread is as fast as several. */
const worthSharing = 100_000;

/** Who runs the jobs of kernels, or notes them down to run them later. */
export interface JobRunner {
  /** Threads that share a job. */
  readonly threads: number;
  /** Memory all threads of the next job share, of at least `count` 4-byte cells; valid until the next call. */
  sharedScratch(count: number): number;
  /**
   * Runs a job, or several with the same arguments one after the other.
   *
   * @param scratch 4-byte cells that each thread may take
   * @param args integers and addresses; booleans count as 0 and 1
   * @param operations about how many multiply-adds it takes: few are not worth waking other threads for
   * @param floats further arguments behind them, as float32
   */
  run(
    job: Job | readonly Job[],
    scratch: number,
    args: readonly (number | boolean)[],
    operations?: number,
    floats?: readonly number[],
  ): void;
}

/** In how many parts a job of so many multiply-adds is done. */
export function partsOf(operations: number, threads: number): number {
  return operations < worthSharing ? 1 : threads;
}

/** Bytes of scratch space that a job needs which takes so many 4-byte cells. */
export function scratchBytesOf(cells: number): number {
  return (cells + scratchSlack) * 4;
}

/** What the choice of an algorithm depends on, and who then runs it. */
export interface Machine {
  readonly program: JobRunner;
  readonly options: EngineOptions;
}
