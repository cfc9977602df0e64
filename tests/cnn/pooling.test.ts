import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Grid } from '../../src/cnn/grid.ts';
import { pool, windowAt } from '../../src/cnn/pooling.ts';
import { expectClose, randomGrids, randomWholes } from './randomGrids.ts';

const map: Grid = [
  [12, 20, 30, 0],
  [8, 12, 2, 0],
  [34, 70, 37, 4],
  [112, 100, 25, 12],
];

describe('pooling', () => {
  it('item 12: the 4×4 map of the talk becomes [[20, 30], [112, 37]] by max, [[13, 8], [79, 19.5]] by average', () => {
    expect(pool(map, 'max', { size: 2 })).toEqual([
      [20, 30],
      [112, 37],
    ]);
    expect(pool(map, 'average', { size: 2 })).toEqual([
      [13, 8],
      [79, 19.5],
    ]);
  });

  it('has a stride of its own', () => {
    expect(pool(map, 'max', { size: 2, stride: 1 })).toHaveLength(3);
    expect(windowAt(map, 1, 1, { size: 2, stride: 1 })).toEqual([
      { row: 1, column: 1, value: 12 },
      { row: 1, column: 2, value: 2 },
      { row: 2, column: 1, value: 70 },
      { row: 2, column: 2, value: 37 },
    ]);
  });

  it('drops what no whole window covers', () => {
    expect(pool([[1, 2, 9]], 'max', { size: 1, stride: 2 })).toEqual([[1, 9]]);
    expect(
      pool(
        [
          [1, 2, 9],
          [3, 4, 9],
          [9, 9, 9],
        ],
        'max',
        { size: 2 },
      ),
    ).toEqual([[4]]);
  });

  it('invents no zeros at the edge with same padding', () => {
    expect(pool([[-1, -2, -3]], 'max', { size: 2, padding: 'same' })).toEqual([[-1, -3]]);
    expect(pool([[2, 4, 6]], 'average', { size: 2, padding: 'same' })).toEqual([[3, 6]]);
  });

  it('is refused where the window is larger than the map', () => {
    expect(() => pool([[1]], 'max', { size: 2 })).toThrow(
      'pool: kernel 2×2 is larger than its padded input 1×1',
    );
  });
});

describe('against TensorFlow.js', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it.each(Array.from({ length: 30 }, (_, seed) => seed + 1))(
    'agrees to 1e-5 on random shape %i of size, stride and padding',
    (seed) => {
      const wholes = randomWholes(seed);
      const [rows, columns] = [wholes(4, 11), wholes(4, 11)];
      const [size, stride] = [wholes(1, 4), wholes(1, 4)];
      const padding = wholes(0, 1) === 0 ? 'valid' : 'same';
      const [grid = []] = randomGrids(seed, 1, rows, columns);
      const input = tf.tensor2d(grid).expandDims<tf.Tensor3D>(-1);
      const expected = (pooled: tf.Tensor3D) => pooled.squeeze<tf.Tensor2D>([-1]).arraySync();
      const options = { size, stride, padding } as const;
      expectClose(pool(grid, 'max', options), expected(tf.maxPool(input, size, stride, padding)));
      expectClose(pool(grid, 'average', options), expected(tf.avgPool(input, size, stride, padding)));
    },
  );
});
