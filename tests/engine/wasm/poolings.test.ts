import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { oneOf, randomSource, randomValues } from './randomShapes.ts';
import { pool, relativeError } from './references.ts';
import { startInNode } from './startInNode.ts';

const tolerance = 1e-5;
let kernels: FastKernels;

beforeAll(async () => {
  kernels = await startInNode({ threads: 2 });
}, 60_000);
afterAll(() => kernels.dispose());

describe('max and average pooling', () => {
  test('agree with plain loops on 100 random shapes, gradients included, also where all values are negative', () => {
    const random = randomSource(21);
    for (let n = 0; n < 100; n++) {
      const kernel: [number, number] = [oneOf(random, [1, 2, 3]), oneOf(random, [1, 2, 3])];
      const strides: [number, number] = [oneOf(random, [1, 2, 3, 4]), oneOf(random, [1, 2, 3])];
      const pad = oneOf(random, ['valid', 'same'] as const);
      const shape: [number, number, number, number] = [
        oneOf(random, [1, 2, 5]),
        kernel[0] + Math.floor(random() * 6),
        kernel[1] + Math.floor(random() * 6),
        oneOf(random, [1, 3, 4, 5, 33]),
      ];
      const info = tf.backend_util.computePool2DInfo(shape, kernel, strides, 1, pad);
      const x = randomValues(
        shape.reduce((p, q) => p * q),
        random,
        n % 3 === 0,
      );
      const expected = pool(
        {
          batch: shape[0],
          height: shape[1],
          width: shape[2],
          inChannels: shape[3],
          outChannels: 1,
          kernelHeight: kernel[0],
          kernelWidth: kernel[1],
          stride: strides,
          dilation: [1, 1],
          padTop: info.padInfo.top,
          padLeft: info.padInfo.left,
          outHeight: info.outHeight,
          outWidth: info.outWidth,
        },
        x,
      );
      const dy = randomValues(expected.max.length, random);
      const dx = new Float64Array(x.length);
      expected.winners.forEach((winner, i) => {
        dx[winner] = (dx[winner] ?? 0) + (dy[i] ?? 0);
      });
      tf.tidy(() => {
        const input = tf.tensor4d(x, shape);
        const name = JSON.stringify({ shape, kernel, strides, pad });
        expect(relativeError(tf.maxPool(input, kernel, strides, pad).dataSync(), expected.max), name).toBe(0);
        const mean = tf.avgPool(input, kernel, strides, pad).dataSync();
        expect(relativeError(mean, expected.mean), name).toBeLessThan(tolerance);
        const gradient = tf.grad((z) => tf.maxPool(z as tf.Tensor4D, kernel, strides, pad))(
          input,
          tf.tensor4d(dy, info.outShape),
        );
        if (kernel[0] * kernel[1] > 1)
          expect(relativeError(gradient.dataSync(), dx), name).toBeLessThan(tolerance);
      });
    }
  });

  test('the gradient of average pooling agrees with the cpu backend', async () => {
    const x = randomValues(2 * 7 * 6 * 5, randomSource(2));
    const gradient = () =>
      tf.tidy(() => {
        const f = (z: tf.Tensor) => tf.avgPool(z as tf.Tensor4D, 3, 2, 'same').square();
        return tf
          .grad(f)(tf.tensor4d(x, [2, 7, 6, 5]))
          .dataSync();
      });
    const ours = gradient();
    await tf.setBackend('cpu');
    const theirs = gradient();
    await tf.setBackend('wasm');
    expect(relativeError(ours, theirs)).toBeLessThan(tolerance);
  });
});
