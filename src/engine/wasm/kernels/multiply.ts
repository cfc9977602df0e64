/** Runs matrix products on the WebAssembly program. */
import type { Machine } from '../jobRunner.ts';
import { padToPanel } from '../shapes.ts';

/** `batch` products of an [m, depth] and a [depth, n] matrix. */
export interface Product {
  readonly batch: number;
  readonly m: number;
  readonly n: number;
  readonly depth: number;
  /** Floats from one left or right matrix to the next; 0 where all products share it. */
  readonly stepA: number;
  readonly stepB: number;
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** to = a · b, plus bias (0: none), through relu. */
export function multiply(
  { program }: Machine,
  p: Product,
  a: number,
  b: number,
  to: number,
  bias = 0,
  relu = false,
): void {
  const scratch = padToPanel(p.n) * (p.depth + 1) + p.m * (p.depth + 1);
  const words = [
    p.batch,
    p.m,
    p.n,
    p.depth,
    a,
    b,
    to,
    bias,
    relu,
    p.transposeA,
    p.transposeB,
    p.stepA,
    p.stepB,
  ];
  program.run('multiply', scratch, words, p.batch * p.m * p.n * p.depth);
}
