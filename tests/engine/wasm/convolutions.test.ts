import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { type ConvolutionCase, randomConvolution, randomSource, randomValues } from './randomShapes.ts';
import { type Convolution, convolve, filterGradient, inputGradient, relativeError } from './references.ts';
import { startInNode } from './startInNode.ts';

const tolerance = 1e-5;
let kernels: FastKernels;

beforeAll(async () => {
  kernels = await startInNode({ threads: 2 });
}, 60_000);
afterAll(() => kernels.dispose());

function geometry({ x, filter, strides, dilations, pad }: ConvolutionCase): Convolution {
  const info = tf.backend_util.computeConv2DInfo(x, filter, strides, dilations, pad);
  return {
    batch: x[0],
    height: x[1],
    width: x[2],
    inChannels: x[3],
    outChannels: filter[3],
    kernelHeight: filter[0],
    kernelWidth: filter[1],
    stride: strides,
    dilation: dilations,
    padTop: info.padInfo.top,
    padLeft: info.padInfo.left,
    outHeight: info.outHeight,
    outWidth: info.outWidth,
  };
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

/** Runs one kernel on the current backend and returns its numbers. */
function run(kernel: string, inputs: Record<string, tf.Tensor>, attrs: object): Float32Array {
  return tf.tidy(() => {
    // Kernels take their attributes untyped; the result of these is one tensor of float32.
    const out = tf.engine().runKernel(kernel, inputs, attrs as tf.NamedAttrMap) as tf.Tensor;
    return out.dataSync() as Float32Array;
  });
}

describe('the convolution and its gradients', () => {
  const random = randomSource(7);
  const cases = Array.from({ length: 160 }, () => randomConvolution(random));

  test('has two threads to share the work', () => expect(kernels.threads).toBe(2));

  test('forward agrees with plain loops on 160 random shapes', () => {
    for (const one of cases) {
      const c = geometry(one);
      const [x, filter] = [randomValues(size(one.x), random), randomValues(size(one.filter), random)];
      const { strides, dilations, pad } = one;
      const attrs = { strides, dilations, pad, dataFormat: 'NHWC' };
      const ours = run('Conv2D', { x: tf.tensor(x, one.x), filter: tf.tensor(filter, one.filter) }, attrs);
      expect(relativeError(ours, convolve(c, x, filter)), JSON.stringify(one)).toBeLessThan(tolerance);
    }
  });

  test('bias and relu are applied where they are fused', () => {
    for (const one of cases.slice(0, 60)) {
      const c = geometry(one);
      const [x, filter] = [randomValues(size(one.x), random), randomValues(size(one.filter), random)];
      const bias = randomValues(one.filter[3], random);
      const { strides, dilations, pad } = one;
      const inputs = {
        x: tf.tensor(x, one.x),
        filter: tf.tensor(filter, one.filter),
        bias: tf.tensor1d(bias),
      };
      const attrs = { strides, dilations, pad, dataFormat: 'NHWC', activation: 'relu' };
      const expected = convolve(c, x, filter).map((y, i) =>
        Math.max(0, y + (bias[i % one.filter[3]] ?? Number.NaN)),
      );
      expect(relativeError(run('FusedConv2D', inputs, attrs), expected), JSON.stringify(one)).toBeLessThan(
        tolerance,
      );
    }
  });

  const undilated = cases.filter(({ dilations }) => dilations.every((n) => n === 1));

  test('the filter gradient agrees with plain loops', () => {
    expect(undilated.length).toBeGreaterThan(100);
    for (const one of undilated) {
      const c = geometry(one);
      const dyShape: [number, number, number, number] = [c.batch, c.outHeight, c.outWidth, c.outChannels];
      const [x, dy] = [randomValues(size(one.x), random), randomValues(size(dyShape), random)];
      const attrs = { strides: one.strides, pad: one.pad, dataFormat: 'NHWC', filterShape: one.filter };
      const ours = run('Conv2DBackpropFilter', { x: tf.tensor(x, one.x), dy: tf.tensor(dy, dyShape) }, attrs);
      expect(relativeError(ours, filterGradient(c, x, dy)), JSON.stringify(one)).toBeLessThan(tolerance);
    }
  });

  test('the input gradient agrees with plain loops', () => {
    for (const one of undilated) {
      const c = geometry(one);
      const dyShape: [number, number, number, number] = [c.batch, c.outHeight, c.outWidth, c.outChannels];
      const [filter, dy] = [randomValues(size(one.filter), random), randomValues(size(dyShape), random)];
      const attrs = { strides: one.strides, pad: one.pad, dataFormat: 'NHWC', inputShape: one.x };
      const inputs = { dy: tf.tensor(dy, dyShape), filter: tf.tensor(filter, one.filter) };
      const ours = run('Conv2DBackpropInput', inputs, attrs);
      expect(relativeError(ours, inputGradient(c, dy, filter)), JSON.stringify(one)).toBeLessThan(tolerance);
    }
  });

  test('agrees with the cpu backend', async () => {
    for (const one of undilated.slice(0, 20)) {
      const [x, filter] = [randomValues(size(one.x), random), randomValues(size(one.filter), random)];
      const gradients = () =>
        tf.tidy(() => {
          const f = (a: tf.Tensor, b: tf.Tensor) =>
            tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, one.strides, one.pad).square();
          const all = tf.grads(f)([tf.tensor(x, one.x), tf.tensor(filter, one.filter)]);
          return all.map((gradient) => gradient.dataSync());
        });
      const ours = gradients();
      await tf.setBackend('cpu');
      const theirs = gradients();
      await tf.setBackend('wasm');
      ours.forEach((gradient, i) => {
        expect(relativeError(gradient, theirs[i] ?? []), JSON.stringify(one)).toBeLessThan(tolerance);
      });
    }
  });
});
