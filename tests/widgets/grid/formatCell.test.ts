import { expect, it } from 'vitest';
import { formatCell, readCell } from '../../../src/widgets/grid/formatCell.ts';

it('numbers in cells have at most two decimals and a real minus sign', () => {
  expect([4, -1, 0.1 + 0.2, 19.5, -0.001, 1 / 3].map(formatCell)).toEqual([
    '4',
    '−1',
    '0.3',
    '19.5',
    '0',
    '0.33',
  ]);
});

it('numbers are read as people type them, and nothing else is', () => {
  expect(['3', '-2', '−2', '0,5', ' .25 ', '4.'].map(readCell)).toEqual([3, -2, -2, 0.5, 0.25, 4]);
  expect(['', '-', 'x', '1e5', '1 2', '--1'].map(readCell)).toEqual(Array(6).fill(undefined));
});
