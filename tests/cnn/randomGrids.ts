import { expect } from 'vitest';
import type { Grid } from '../../src/cnn/grid.ts';

/** Numbers in [0, 1), the same for the same seed: the generator mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Whole numbers from the least to the most, both included. */
export function randomWholes(seed: number): (least: number, most: number) => number {
  const random = randomNumbers(seed);
  return (least, most) => least + Math.floor(random() * (most - least + 1));
}

/** `[count][rows][columns]` numbers between -1 and 1. */
export function randomGrids(seed: number, count: number, rows: number, columns: number): number[][][] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, () =>
    Array.from({ length: rows }, () => Array.from({ length: columns }, () => random() * 2 - 1)),
  );
}

/** Fails unless both grids have the same size and differ by no more than 1e-5 anywhere. */
export function expectClose(actual: Grid, expected: Grid): void {
  expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
  actual.forEach((row, r) => {
    row.forEach((value, c) => {
      expect(Math.abs(value - (expected[r]?.[c] ?? Number.NaN))).toBeLessThanOrEqual(1e-5);
    });
  });
}
