import { describe, expect, it } from 'vitest';
import { neighbourhood, within } from '../../../src/widgets/pixels/neighbourhood.ts';

const picture = [
  [1, 2, 3, 4],
  [5, 6, 7, 8],
  [9, 10, 11, 12],
];

describe('the neighbourhood of a pixel', () => {
  it('is the nine numbers around it, row by row', () => {
    expect(neighbourhood(picture, { row: 1, column: 2 })).toEqual([
      [2, 3, 4],
      [6, 7, 8],
      [10, 11, 12],
    ]);
  });

  it('has nothing where the picture has ended', () => {
    expect(neighbourhood(picture, { row: 0, column: 3 })).toEqual([
      [undefined, undefined, undefined],
      [3, 4, undefined],
      [7, 8, undefined],
    ]);
  });
});

describe('a step to a pixel', () => {
  it('stops at the edge', () => {
    expect(within(picture, { row: -1, column: 2 })).toEqual({ row: 0, column: 2 });
    expect(within(picture, { row: 3, column: 4 })).toEqual({ row: 2, column: 3 });
    expect(within(picture, { row: 1, column: 1 })).toEqual({ row: 1, column: 1 });
  });
});
