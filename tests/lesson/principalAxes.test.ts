import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { principalAxes } from '../../src/lesson/principalAxes.ts';

describe('principal axes', () => {
  it('finds the two directions along which points differ most, widest first', async () => {
    // A cross: 5 long along (3, 4, 0) / 5, 1 long along (0, 0, 1), around (10, 10, 10).
    const rows = [
      [13, 14, 10],
      [7, 6, 10],
      [10, 10, 11],
      [10, 10, 9],
    ];
    const points = await principalAxes(tf.tensor2d(rows)).array();
    const expected = [
      [5, 0],
      [-5, 0],
      [0, 1],
      [0, -1],
    ];
    points.forEach((point, at) => {
      expect(point[0]).toBeCloseTo(expected[at]?.[0] ?? 0, 3);
      expect(point[1]).toBeCloseTo(expected[at]?.[1] ?? 0, 3);
    });
  });

  it('refuses what has no two axes', () => {
    expect(() => principalAxes(tf.zeros([1, 4]))).toThrow('not [1, 4]');
  });
});
