import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { repairTfjs } from '../../../src/engine/kernels/repairTfjs.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
  repairTfjs();
});

describe('a tensor of lists of unequal lengths', () => {
  it('is refused with the place and both lengths', () => {
    expect(() => tf.tensor([[1, 2], [3]])).toThrow(/arr\[1\] should have 2 elements, but has 1/);
    expect(() =>
      tf.tensor([
        [1, 2],
        [3, 4, 5],
      ]),
    ).toThrow(/arr\[1\] should have 2 elements, but has 3/);
    expect(
      tf.tensor([
        [1, 2],
        [3, 4],
      ]).shape,
    ).toEqual([2, 2]);
  });
});
