import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { randomConvolution, randomSource, randomValues } from './randomShapes.ts';
import { relativeError } from './references.ts';
import { startInNode } from './startInNode.ts';

/** The cpu backend, the reference, is slow. */
vi.setConfig({ testTimeout: 60_000 });

let kernels: FastKernels;

beforeAll(async () => {
  kernels = await startInNode({ threads: 2 });
}, 60_000);
afterAll(() => kernels.dispose());

test('depthwise convolution and its gradients agree with the cpu backend on 60 random shapes', async () => {
  const random = randomSource(17);
  for (let i = 0; i < 60; i++) {
    const { x, filter, strides, pad } = randomConvolution(random);
    const filters = [1, 1, 2, 3, 4, 6][i % 6] ?? 1;
    const shape: [number, number, number, number] = [filter[0], filter[1], x[3], filters];
    const size = (of: readonly number[]) => of.reduce((product, n) => product * n, 1);
    const [image, weights] = [randomValues(size(x), random), randomValues(size(shape), random)];
    const all = () =>
      tf.tidy(() => {
        const f = (a: tf.Tensor, b: tf.Tensor) => {
          const y = tf.depthwiseConv2d(a as tf.Tensor4D, b as tf.Tensor4D, strides, pad);
          return y.mul(tf.linspace(-1, 2, y.size).reshape(y.shape)).sum() as tf.Scalar;
        };
        const operands = [tf.tensor4d(image, x), tf.tensor4d(weights, shape)];
        const y = tf.depthwiseConv2d(operands[0] as tf.Tensor4D, operands[1] as tf.Tensor4D, strides, pad);
        const gradients = tf.grads(f as (...xs: tf.Tensor[]) => tf.Scalar)(operands);
        return [y, ...gradients].map((tensor) => tensor.dataSync() as Float32Array);
      });
    const ours = all();
    await tf.setBackend('cpu');
    const theirs = all();
    await tf.setBackend('wasm');
    ours.forEach((numbers, n) => {
      expect(
        relativeError(numbers, theirs[n] ?? []),
        `${JSON.stringify({ x, shape, strides, pad })} ${n}`,
      ).toBeLessThan(1e-5);
    });
  }
});

test('another order of axes is refused, naming it and the shapes', () => {
  const x = tf.zeros([1, 2, 5, 5]) as tf.Tensor4D;
  const filter = tf.zeros([3, 3, 2, 1]) as tf.Tensor4D;
  expect(() => tf.depthwiseConv2d(x, filter, 1, 'valid', 'NCHW')).toThrow(
    'DepthwiseConv2dNative: float32 [1, 2, 5, 5] and float32 [3, 3, 2, 1] with dataFormat "NCHW"',
  );
});
