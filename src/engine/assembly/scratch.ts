/**
 * Working memory of one thread in one job: a stack that only grows and is forgotten when the job ends. The
 * caller measured it beforehand; running over would corrupt other tensors, so it traps instead.
 */
let top: usize = 0;
let end: usize = 0;

/** Begins a job's scratch: `bytes` at `base` for each thread. */
export function openScratch(base: usize, bytes: usize, thread: i32): void {
  top = base + bytes * <usize>thread;
  end = top + bytes;
}

/** Takes `count` 4-byte cells, aligned to a cache line. */
export function take(count: i32): usize {
  const at = top;
  top += ((<usize>count * 4) + 63) & ~63;
  if (top > end) unreachable();
  return at;
}
