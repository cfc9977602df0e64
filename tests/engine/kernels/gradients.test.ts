import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/start/startBackend.ts';
import {
  convolution,
  convolutionGradients,
  type Map4D,
  poolingWinners,
  randomNumbers,
  relativeError,
  scatter,
  windowOf,
} from '../plain.ts';
import { nodeContext } from '../wasmBinary.ts';

interface Case {
  readonly shape: [number, number, number, number];
  readonly kernel: [number, number];
  readonly strides: [number, number];
  readonly pad: 'same' | 'valid';
  readonly outputs: number;
  readonly seed: number;
}

/** Random shapes with degenerate ones among them: 1×1 maps, strides larger than the kernel, odd channel counts. */
function randomCases(count: number): Case[] {
  const random = randomNumbers(2024);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(((random() + 1) / 2) * from.length)] as T;
  return Array.from({ length: count }, (_, seed) => {
    const pad = pick(['same', 'valid'] as const);
    const kernel: [number, number] = [pick([1, 2, 3, 5]), pick([1, 2, 3])];
    const size = (k: number): number => (pad === 'valid' ? k : 1) + pick([0, 0, 1, 2, 4, 7]);
    return {
      shape: [pick([1, 2, 5]), size(kernel[0]), size(kernel[1]), pick([1, 3, 5, 8, 33])],
      kernel,
      strides: [pick([1, 1, 2, 3, 4]), pick([1, 1, 2, 3])],
      pad,
      outputs: pick([1, 2, 4, 7, 16, 33]),
      seed,
    };
  });
}

const named = (test: Case): [string, Case] => [
  `${test.shape.join('×')}, ${test.kernel.join('×')} kernel, strides ${test.strides.join('×')}, ${test.pad}, ${test.outputs} filters`,
  test,
];

function values(count: number, random: () => number): Float32Array {
  return Float32Array.from({ length: count }, random);
}

function prepared({ shape, kernel, strides, pad, outputs, seed }: Case) {
  const random = randomNumbers(seed);
  const window = windowOf([shape[1], shape[2]], kernel, strides, pad);
  const x: Map4D = { shape, values: values(tf.util.sizeFromShape(shape), random) };
  const filter = values(kernel[0] * kernel[1] * shape[3] * outputs, random);
  const outShape = [shape[0], window.outHeight, window.outWidth] as const;
  return { random, window, x, filter, outShape };
}

beforeAll(async () => {
  await startBackend('wasm', nodeContext);
});
beforeEach(() => tf.engine().startScope());
afterEach(() => tf.engine().endScope());

describe('convolution on wasm equals plain loops, forward and back', () => {
  it.each(randomCases(150).map(named))('%s', (_, test) => {
    const { random, window, x, filter, outShape } = prepared(test);
    const dy = values(tf.util.sizeFromShape([...outShape]) * test.outputs, random);
    const [xs, filters] = [
      tf.tensor4d(x.values as Float32Array, test.shape),
      tf.tensor4d(filter, [...test.kernel, test.shape[3], test.outputs]),
    ];
    const forward = (a: tf.Tensor, b: tf.Tensor) =>
      tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, test.strides, test.pad);
    const y = convolution(x, filter, test.outputs, window);
    expect(relativeError(forward(xs, filters).dataSync(), y)).toBeLessThan(1e-5);
    const [dx, dFilter] = tf.grads(forward)([xs, filters], tf.tensor4d(dy, [...outShape, test.outputs]));
    const plain = convolutionGradients(x, filter, dy, test.outputs, window);
    expect(relativeError(dx?.dataSync() ?? [], plain.dx)).toBeLessThan(1e-5);
    expect(relativeError(dFilter?.dataSync() ?? [], plain.dFilter)).toBeLessThan(1e-5);
  });
});

describe('max pooling on wasm equals plain loops, forward and back', () => {
  const signs: [string, (value: number) => number][] = [
    ['values of both signs', (value) => value],
    ['only negative values', (value) => -Math.abs(value) - 0.1],
    ['only zeros', () => 0],
  ];
  describe.each(signs)('%s', (_, sign) => {
    it.each(randomCases(50).map(named))('%s', (_, test) => {
      const { random, window, x, outShape } = prepared(test);
      const map: Map4D = { shape: x.shape, values: Float32Array.from(x.values, sign) };
      const winners = poolingWinners(map, window);
      const dy = values(winners.length, random);
      const pool = (a: tf.Tensor) => tf.maxPool(a as tf.Tensor4D, test.kernel, test.strides, test.pad);
      const xs = tf.tensor4d(map.values as Float32Array, test.shape);
      const largest = Float32Array.from(winners, (i) => map.values[i] ?? Number.NaN);
      expect(relativeError(pool(xs).dataSync(), largest)).toBe(0);
      const dx = tf.grad(pool)(xs, tf.tensor4d(dy, [...outShape, test.shape[3]]));
      expect(relativeError(dx.dataSync(), scatter(map.values.length, winners, dy))).toBeLessThan(1e-6);
    });
  });
});

describe.each(['wasm', 'cpu'])('nearest-neighbour up-sampling on %s', (backend) => {
  it("gives every image of a batch its own gradient: a pixel's is the sum over its copies", async () => {
    await tf.setBackend(backend);
    const images = tf.tensor4d([1, 2, 3, 4], [2, 1, 2, 1]);
    const dy = tf.tensor4d(
      Array.from({ length: 16 }, (_, i) => i),
      [2, 2, 4, 1],
    );
    const enlarge = (x: tf.Tensor) => tf.image.resizeNearestNeighbor(x as tf.Tensor4D, [2, 4]);
    expect(Array.from(enlarge(images).dataSync()).slice(0, 4)).toEqual([1, 1, 2, 2]);
    expect(Array.from(tf.grad(enlarge)(images, dy).dataSync())).toEqual([
      0 + 1 + 4 + 5,
      2 + 3 + 6 + 7,
      8 + 9 + 12 + 13,
      10 + 11 + 14 + 15,
    ]);
    await tf.setBackend('wasm');
  });
});

describe.each(['wasm', 'cpu'])('bilinear resizing on %s', (backend) => {
  it('has the transpose of its forward pass as its gradient, for images that are not square', async () => {
    await tf.setBackend(backend);
    const random = randomNumbers(1);
    const x = tf.tensor4d(values(2 * 3 * 5 * 2, random), [2, 3, 5, 2]);
    const dy = tf.tensor4d(values(2 * 6 * 4 * 2, random), [2, 6, 4, 2]);
    const resize = (a: tf.Tensor) => tf.image.resizeBilinear(a as tf.Tensor4D, [6, 4]);
    const dx = tf.grad(resize)(x, dy);
    // For a linear map A: the sum over A(x)·dy is that over x·transpose(A)(dy).
    const sum = (a: tf.Tensor, b: tf.Tensor) => a.mul(b).sum().dataSync()[0];
    expect(dx.shape).toEqual(x.shape);
    expect(sum(x, dx)).toBeCloseTo(sum(resize(x), dy) ?? Number.NaN, 4);
    await tf.setBackend('wasm');
  });
});
