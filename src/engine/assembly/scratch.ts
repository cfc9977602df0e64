/**
 * Working memory of one part of a job: a stack that only grows and is forgotten when the job ends. The
 * caller measured it beforehand; running over would corrupt other tensors, so it traps instead.
 */
let top: usize = 0;
let end: usize = 0;

/** Begins a job's scratch: `bytes` at `base` for each part. */
export function openScratch(base: usize, bytes: usize, part: i32): void {
  top = base + bytes * <usize>part;
  end = top + bytes;
}

/** Takes `count` 4-byte cells, aligned to a cache line. */
export function take(count: i32): usize {
  const at = top;
  top += ((<usize>count * 4) + 63) & ~63;
  if (top > end) unreachable();
  return at;
}
