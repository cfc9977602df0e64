import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { oneOf, randomSource, randomValues } from './randomShapes.ts';
import { multiply, relativeError } from './references.ts';
import { startInNode } from './startInNode.ts';

const tolerance = 1e-5;
const random = randomSource(13);
let kernels: FastKernels;

beforeAll(async () => {
  kernels = await startInNode({ threads: 2 });
}, 60_000);
afterAll(() => kernels.dispose());

test('matrix products agree with plain loops in all four forms of transposition on 80 random shapes', () => {
  for (let i = 0; i < 80; i++) {
    const size = () => oneOf(random, [1, 2, 3, 5, 7, 8, 9, 16, 33, 65]);
    const [m, n, depth] = [size(), size(), size()];
    const [turnedA, turnedB] = [i % 2 === 1, i % 4 > 1];
    const [a, b] = [randomValues(m * depth, random), randomValues(depth * n, random)];
    const product = tf.tidy(() =>
      tf
        .matMul(
          tf.tensor2d(a, turnedA ? [depth, m] : [m, depth]),
          tf.tensor2d(b, turnedB ? [n, depth] : [depth, n]),
          turnedA,
          turnedB,
        )
        .dataSync(),
    );
    const expected = multiply(a, b, [m, n, depth], [turnedA, turnedB]);
    expect(relativeError(product, expected), `${m}×${depth}×${n}`).toBeLessThan(tolerance);
  }
});

test('batches of matrices are multiplied pair by pair, a single one with all', () => {
  const [a, b] = [randomValues(3 * 4 * 5, random), randomValues(3 * 5 * 2, random)];
  const [pairs, shared] = tf.tidy(() => {
    const left = tf.tensor3d(a, [3, 4, 5]);
    const right = tf.tensor3d(b, [3, 5, 2]);
    return [tf.matMul(left, right), tf.matMul(left, right.slice([1, 0, 0], [1, 5, 2]))].map((y) =>
      y.dataSync(),
    );
  }) as [Float32Array, Float32Array];
  for (let i = 0; i < 3; i++) {
    const left = a.slice(20 * i, 20 * i + 20);
    const own = multiply(left, b.slice(10 * i, 10 * i + 10), [4, 2, 5], [false, false]);
    const second = multiply(left, b.slice(10, 20), [4, 2, 5], [false, false]);
    expect(relativeError(pairs.slice(8 * i, 8 * i + 8), own)).toBeLessThan(tolerance);
    expect(relativeError(shared.slice(8 * i, 8 * i + 8), second)).toBeLessThan(tolerance);
  }
});

test('a dense layer with bias and relu is max(0, x·w + b)', () => {
  const layer = tf.layers.dense({
    units: 7,
    activation: 'relu',
    inputShape: [5],
    biasInitializer: 'randomNormal',
  });
  const x = randomValues(3 * 5, random);
  const y = tf.tidy(() => (layer.apply(tf.tensor2d(x, [3, 5])) as tf.Tensor).dataSync());
  const [weights, bias] = layer.getWeights().map((w) => w.dataSync()) as [Float32Array, Float32Array];
  const expected = multiply(x, weights, [3, 7, 5], [false, false]).map((v, i) =>
    Math.max(0, v + (bias[i % 7] ?? Number.NaN)),
  );
  expect(relativeError(y, expected)).toBeLessThan(tolerance);
});

test('rows are picked in any order, and an index outside is an error that names it', () => {
  const x = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
  expect(Array.from(tf.gather(x, tf.tensor1d([2, 0, 2], 'int32')).dataSync())).toEqual([5, 6, 1, 2, 5, 6]);
  expect(() => tf.gather(x, tf.tensor1d([3], 'int32'))).toThrow('3 is not in [0, 2]');
});

test('sums over all axes but the last are sums of columns', () => {
  const x = tf.tensor3d([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], [2, 2, 3]);
  expect(Array.from(tf.sum(x, [0, 1]).dataSync())).toEqual([22, 26, 30]);
  expect(tf.sum(x, [0, 1], true).shape).toEqual([1, 1, 3]);
  expect(Array.from(tf.sum(x, [2]).dataSync())).toEqual([6, 15, 24, 33]);
});
