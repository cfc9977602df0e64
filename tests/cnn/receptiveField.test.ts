import { expect, it } from 'vitest';
import { fieldOfMap, onePixel, widen } from '../../src/cnn/receptiveField.ts';

it('two stacked 3×3 convolutions see as far as one of 5×5', () => {
  expect(widen(widen(onePixel, 3, 1), 3, 1)).toEqual(widen(onePixel, 5, 1));
});

it('after a stride of 2 every further cell counts double', () => {
  const pooled = widen(onePixel, 2, 2);
  expect(pooled).toEqual({ size: 2, step: 2 });
  expect(widen(pooled, 3, 1)).toEqual({ size: 6, step: 2 });
});

it('a map of two cells that lie two pixels apart sees two pixels more than one cell', () => {
  expect(fieldOfMap({ size: 6, step: 2 }, 2)).toBe(8);
  expect(fieldOfMap({ size: 6, step: 2 }, 1)).toBe(6);
});
