/**
 * The thread pool's inner loop. A job falls into as many parts as there are threads, cut by part number only; who does
 * which part does not matter to the result, so sums come out the same to the bit on every run. Each thread takes the
 * next part that nobody has, so that one that is asleep, or whose core is busy with something else, holds nobody up.
 *
 * The control block is shared by all threads: each word on its own cache line, so that spinning on one does not slow the
 * others.
 */
import { run } from './jobs';

/** Upper 24 bits: which job; lower 8: its next part. It can only be advanced by who saw it unchanged. */
const TICKET: usize = 0;
const FINISHED: usize = 64;
const JOB: usize = 128;
const ARGUMENTS: usize = 132;
const PARTS: usize = 136;
const QUIT: usize = 140;
/** Not 0: a thread of the pool has failed in its part. Set by what runs in that thread, see `threadSource`. */
const FAILED: usize = 192;

const PART_MASK = 255;

/**
 * Turns of the waiting loop before a thread goes to sleep: about a fifth of a millisecond, as JavaScript mostly takes
 * less between two kernels, and waking up takes longer than a small kernel does.
 */
const SPINS = 200000;

let control: usize = 0;
/** Parts of the shared job that the first thread is in the midst of; 0 outside of one. */
let sharedParts: i32 = 0;

/** Tells this instance where the pool's control block is. */
export function attach(block: usize): void {
  control = block;
}

/** Does parts of the present job until none is left to begin. */
function takeParts(): void {
  if (ASC_FEATURE_THREADS) {
    while (true) {
      const ticket = atomic.load<i32>(control + TICKET);
      const part = ticket & PART_MASK;
      // These belong to the ticket's job if the exchange succeeds: they change only after all its parts are done.
      const parts = load<i32>(control + PARTS), job = load<i32>(control + JOB), args = load<usize>(control + ARGUMENTS);
      if (part >= parts) return;
      if (atomic.cmpxchg<i32>(control + TICKET, ticket, ticket + 1) != ticket) continue;
      run(job, args, part, parts);
      atomic.add<i32>(control + FINISHED, 1);
    }
  }
}

/** Does parts of jobs until the pool is told to quit; for the pool's own threads, never for the first. */
export function serve(block: usize): void {
  if (ASC_FEATURE_THREADS) {
    control = block;
    while (true) {
      const seen = atomic.load<i32>(block + TICKET);
      if (atomic.load<i32>(block + QUIT) != 0) return;
      if ((seen & PART_MASK) < load<i32>(block + PARTS)) {
        takeParts();
        continue;
      }
      let spins = SPINS;
      while (atomic.load<i32>(block + TICKET) == seen && spins > 0) spins--;
      if (spins == 0) atomic.wait<i32>(block + TICKET, seen, -1);
    }
  }
}

/** Runs one job in as many parts as there are threads, and returns when all are done. Called by the first thread. */
export function dispatch(job: i32, args: usize, threads: i32): void {
  if (ASC_FEATURE_THREADS) {
    if (threads > 1) {
      store<i32>(control + JOB, job);
      store<usize>(control + ARGUMENTS, args);
      store<i32>(control + PARTS, threads);
      atomic.store<i32>(control + FINISHED, 0);
      const ticket = atomic.load<i32>(control + TICKET);
      atomic.store<i32>(control + TICKET, (ticket | PART_MASK) + 1);
      atomic.notify(control + TICKET, threads - 1);
      sharedParts = threads;
      takeParts();
      awaitParts(threads);
      sharedParts = 0;
      if (atomic.load<i32>(control + FAILED) != 0) {
        atomic.store<i32>(control + FAILED, 0);
        unreachable();
      }
      return;
    }
  }
  run(job, args, 0, 1);
}

/** No sleeping here: parts are alike, so the wait is short, and V8 11's timed wait was seen not to return. */
// @ts-ignore: decorator
@inline
function awaitParts(parts: i32): void {
  while (atomic.load<i32>(control + FINISHED) != parts) {}
}

/**
 * To be called when `dispatch` or `sequence` has trapped: where that was in a part of the first thread, no further part is begun,
 * and those that other threads are in are waited for, as they still use the job's memory.
 */
export function abandon(): void {
  if (ASC_FEATURE_THREADS) {
    if (sharedParts == 0) return;
    let done = 1;
    while (true) {
      const ticket = atomic.load<i32>(control + TICKET);
      const part = ticket & PART_MASK;
      if (part >= sharedParts) break;
      if (atomic.cmpxchg<i32>(control + TICKET, ticket, ticket + sharedParts - part) != ticket) continue;
      done += sharedParts - part;
    }
    atomic.add<i32>(control + FINISHED, done);
    awaitParts(sharedParts);
    sharedParts = 0;
    atomic.store<i32>(control + FAILED, 0);
  }
}

/**
 * Runs jobs one after the other, without going back to JavaScript in between. The table has three words for each: the job, where its
 * arguments are, and in how many parts it is done.
 */
export function sequence(table: usize, count: i32): void {
  for (let i = 0; i < count; i++) {
    dispatch(load<i32>(table), load<usize>(table, 4), load<i32>(table, 8));
    table += 12;
  }
}

/** Ends the pool's threads once they have finished what they do. */
export function quit(): void {
  if (ASC_FEATURE_THREADS) {
    atomic.store<i32>(control + QUIT, 1);
    store<i32>(control + PARTS, 0);
    atomic.add<i32>(control + TICKET, PART_MASK + 1);
    atomic.notify(control + TICKET, 1024);
  }
}
