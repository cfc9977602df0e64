import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { randomSource, randomValues } from './randomShapes.ts';
import { relativeError } from './references.ts';
import { startInNode } from './startInNode.ts';

/** The cpu backend, the reference, is slow. */
vi.setConfig({ testTimeout: 60_000 });

let kernels: FastKernels;

beforeAll(async () => {
  kernels = await startInNode({ threads: 2 });
}, 60_000);
afterAll(() => kernels.dispose());

describe('batch normalisation in training', () => {
  const shapes = [
    [4, 5, 5, 8],
    [3, 7, 6, 5],
    [64, 33],
    [2, 1, 1, 1],
    [300, 3],
  ];

  for (const shape of shapes) {
    test(`agrees with the cpu backend on [${shape.join(', ')}]: output, gradients, moving averages`, async () => {
      const random = randomSource(shape.length + (shape[0] ?? 0));
      const size = shape.reduce((product, n) => product * n, 1);
      const [values, weights] = [randomValues(size, random), randomValues(size, random)];
      const train = () => {
        const layer = tf.layers.batchNormalization({ momentum: 0.9 });
        layer.build(shape);
        const channels = shape.at(-1) ?? 0;
        const start = [0.5, -1, 2, 3].map((n) => tf.fill([channels], n));
        layer.setWeights(start);
        const x = tf.tensor(values, shape);
        const f = (input: tf.Tensor) =>
          (layer.apply(input, { training: true }) as tf.Tensor)
            .mul(tf.tensor(weights, shape))
            .sum() as tf.Scalar;
        const { value, grads } = tf.variableGrads(() => f(x));
        const dx = tf.grad(f)(x);
        return [value, dx, ...Object.values(grads), ...layer.getWeights()].map((tensor) => tensor.dataSync());
      };
      const ours = train();
      await tf.setBackend('cpu');
      const theirs = train();
      await tf.setBackend('wasm');
      expect(ours).toHaveLength(theirs.length);
      ours.slice(1).forEach((numbers, i) => {
        const expected = theirs[i + 1] ?? [];
        const close = Math.max(...Array.from(expected, Math.abs)) < 1e-4;
        // Where the gradient is zero but for rounding there is nothing to be relative to.
        if (close) expect(Math.max(...Array.from(numbers, Math.abs))).toBeLessThan(2e-4);
        else expect(relativeError(numbers, expected), `${i}`).toBeLessThan(2e-5);
      });
    });
  }
});

describe('dropout', () => {
  const dropped = (seed?: number) => {
    const layer = tf.layers.dropout(seed === undefined ? { rate: 0.25 } : { rate: 0.25, seed });
    return (x: tf.Tensor) => layer.apply(x, { training: true }) as tf.Tensor;
  };

  test('drops the given share, scales the rest, and passes gradients to the rest only', () => {
    const f = dropped(7);
    const x = tf.fill([100, 100], 2);
    const y = f(x).dataSync();
    const gradient = tf.grad(f)(x).dataSync();
    const zeros = y.filter((value) => value === 0).length;
    expect(Math.abs(zeros / 10_000 - 0.25)).toBeLessThan(0.02);
    expect(new Set(y)).toEqual(new Set([0, Math.fround(2 / 0.75)]));
    y.forEach((value, i) => {
      expect((gradient[i] ?? 0) > 0).toBe(value > 0);
    });
  });

  test('drops other elements every time without a seed, and none outside of training', () => {
    const f = dropped();
    const x = tf.ones([1000]);
    expect(Array.from(f(x).dataSync())).not.toEqual(Array.from(f(x).dataSync()));
    const still = tf.layers.dropout({ rate: 0.25 }).apply(x, { training: false }) as tf.Tensor;
    expect(Array.from(still.dataSync())).toEqual(new Array(1000).fill(1));
  });
});
