/**
 * The thread pool's inner loop. Work is split by thread index only, never by who is free, so that sums come
 * out the same to the bit on every run with as many threads.
 *
 * The control block is shared by all threads: each word on its own cache line, so that spinning on one does
 * not slow the others.
 */
import { run } from './index';

const GENERATION: usize = 0;
const FINISHED: usize = 64;
const JOB: usize = 128;
const ARGUMENTS: usize = 132;
const QUIT: usize = 136;
const ARRIVED: usize = 192;
const BARRIER: usize = 256;

/**
 * Turns of the waiting loop before a thread goes to sleep: a fifth of a millisecond, longer than JavaScript mostly takes between
 * two kernels of a training step, for waking up costs more than a small kernel does.
 */
const SPINS = 200000;

let control: usize = 0;

/** Tells this instance where the pool's control block is. */
export function attach(block: usize): void {
  control = block;
}

/** Runs jobs until the pool is told to quit; for the pool's own threads, never for the first. */
export function serve(block: usize, thread: i32, threads: i32): void {
  if (ASC_FEATURE_THREADS) {
    control = block;
    let seen = 0;
    while (true) {
      let spins = SPINS;
      while (atomic.load<i32>(block + GENERATION) == seen && spins > 0) spins--;
      if (spins == 0) atomic.wait<i32>(block + GENERATION, seen, -1);
      const now = atomic.load<i32>(block + GENERATION);
      if (now == seen) continue;
      seen = now;
      if (atomic.load<i32>(block + QUIT) != 0) return;
      run(load<i32>(block + JOB), load<usize>(block + ARGUMENTS), thread, threads);
      atomic.add<i32>(block + FINISHED, 1);
    }
  }
}

/** Runs one job on all threads and returns when all are done. Called by the first thread. */
export function dispatch(job: i32, args: usize, threads: i32): void {
  if (ASC_FEATURE_THREADS) {
    if (threads > 1) {
      store<i32>(control + JOB, job);
      store<usize>(control + ARGUMENTS, args);
      atomic.store<i32>(control + FINISHED, 0);
      atomic.add<i32>(control + GENERATION, 1);
      atomic.notify(control + GENERATION, threads);
      run(job, args, 0, threads);
      // No sleeping here: parts are alike, so the wait is short, and V8 11's timed wait was seen not to return.
      while (atomic.load<i32>(control + FINISHED) != threads - 1) {}
      return;
    }
  }
  run(job, args, 0, 1);
}

/** Ends the pool's threads once they have finished what they do. */
export function quit(): void {
  if (ASC_FEATURE_THREADS) {
    atomic.store<i32>(control + QUIT, 1);
    atomic.add<i32>(control + GENERATION, 1);
    atomic.notify(control + GENERATION, 1024);
  }
}

/** Waits until all threads of the job have come here: what they wrote before is then visible to all. */
export function barrier(threads: i32): void {
  if (ASC_FEATURE_THREADS) {
    if (threads == 1) return;
    const round = atomic.load<i32>(control + BARRIER);
    if (atomic.add<i32>(control + ARRIVED, 1) == threads - 1) {
      atomic.store<i32>(control + ARRIVED, 0);
      atomic.add<i32>(control + BARRIER, 1);
    } else {
      while (atomic.load<i32>(control + BARRIER) == round) {}
    }
  }
}

/** First of `count` items that belong to `thread`; the next thread's first is this one's end. */
export function firstOf(count: i32, thread: i32, threads: i32): i32 {
  return <i32>((<i64>count * <i64>thread) / <i64>threads);
}
