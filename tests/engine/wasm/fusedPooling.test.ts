import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { oneOf, type Random, randomSource, randomValues } from './randomShapes.ts';
import { type Convolution, relativeError } from './references.ts';
import { type Order, stackGradients } from './stackReferences.ts';
import { startInNode } from './startInNode.ts';

/** The cpu backend, the reference, is slow. */
vi.setConfig({ testTimeout: 90_000 });

const tolerance = 1e-5;
let kernels: FastKernels;

beforeAll(async () => {
  kernels = await startInNode({ threads: 2 });
}, 60_000);
afterAll(() => kernels.dispose());

interface Stack {
  readonly x: [number, number, number, number];
  readonly filter: [number, number, number, number];
  readonly strides: number;
  readonly pad: 'valid' | 'same';
  readonly pool: [number, number];
  readonly poolStrides: [number, number];
  readonly poolPad: 'valid' | 'same';
  readonly order: Order;
}

function randomStack(random: Random): Stack {
  const kernel = oneOf(random, [1, 2, 3, 3, 3, 4]);
  const pool: [number, number] = oneOf(random, [
    [2, 2],
    [2, 2],
    [2, 2],
    [3, 3],
    [1, 2],
    [3, 2],
    [1, 1],
  ]);
  const channels = [1, 3, 4, 5, 8, 16, 33];
  const inChannels = oneOf(random, channels);
  const strides = oneOf(random, [1, 1, 1, 2]);
  const pad = oneOf(random, ['valid', 'same'] as const);
  const size = () => kernel + 2 * strides + Math.floor(random() * 5);
  return {
    x: [oneOf(random, [1, 1, 2]), size(), size(), inChannels],
    filter: [kernel, kernel, inChannels, oneOf(random, channels)],
    strides,
    pad,
    pool,
    poolStrides: [pool[0] + oneOf(random, [0, 0, 1]), oneOf(random, [pool[1], pool[1], 1])],
    poolPad: oneOf(random, ['valid', 'valid', 'same'] as const),
    order: oneOf(random, ['relu, pool', 'relu, pool', 'pool', 'pool, relu'] as const),
  };
}

function apply(stack: Stack, x: tf.Tensor, filter: tf.Tensor, bias: tf.Tensor): tf.Tensor4D {
  const map = tf.add(tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, stack.strides, stack.pad), bias);
  const pool = (y: tf.Tensor) => tf.maxPool(y as tf.Tensor4D, stack.pool, stack.poolStrides, stack.poolPad);
  if (stack.order === 'pool') return pool(map);
  return stack.order === 'relu, pool' ? pool(tf.relu(map)) : tf.relu(pool(map));
}

function elements(shape: readonly number[]): number {
  return shape.reduce((product, n) => product * n, 1);
}

function operands(stack: Stack, random: Random, negative = false) {
  return [
    [randomValues(elements(stack.x), random), stack.x],
    [randomValues(elements(stack.filter), random, negative), stack.filter],
    [randomValues(stack.filter[3], random, negative), [stack.filter[3]]],
  ] as const;
}

type Operands = ReturnType<typeof operands>;

/** What the outputs are weighed with in their sum, between -1 and 2. */
const weightsOf = (size: number): tf.Tensor1D => tf.linspace(-1, 2, size);

function plain(stack: Stack, [[x], [filter], [bias]]: Operands) {
  const info = tf.backend_util.computeConv2DInfo(stack.x, stack.filter, stack.strides, 1, stack.pad);
  const pooled = tf.backend_util.computePool2DInfo(
    info.outShape,
    stack.pool,
    stack.poolStrides,
    1,
    stack.poolPad,
  );
  return stackGradients(geometryOf(info), geometryOf(pooled), stack.order, [x, filter, bias], (size) =>
    weightsOf(size).dataSync(),
  );
}

function geometryOf(info: tf.backend_util.Conv2DInfo): Convolution {
  return {
    batch: info.batchSize,
    height: info.inHeight,
    width: info.inWidth,
    inChannels: info.inChannels,
    outChannels: info.outChannels,
    kernelHeight: info.filterHeight,
    kernelWidth: info.filterWidth,
    stride: [info.strideHeight, info.strideWidth],
    dilation: [1, 1],
    padTop: info.padInfo.top,
    padLeft: info.padInfo.left,
    outHeight: info.outHeight,
    outWidth: info.outWidth,
  };
}

/** Output and gradients of Σ (output · weights) on the current backend. */
function trained(stack: Stack, values: Operands): Float32Array[] {
  return tf.tidy(() => {
    const tensors = values.map(([numbers, shape]) => tf.tensor(numbers, [...shape]));
    const f = (x: tf.Tensor, filter: tf.Tensor, bias: tf.Tensor) => {
      const y = apply(stack, x, filter, bias);
      return y.mul(weightsOf(y.size).reshape(y.shape)).sum() as tf.Scalar;
    };
    const { value, grads } = tf.valueAndGrads(f as (...xs: tf.Tensor[]) => tf.Scalar)(tensors);
    return [value, ...grads].map((tensor) => tensor.dataSync() as Float32Array);
  });
}

describe('convolution, bias, relu and max pooling', () => {
  test('agree with plain loops and with the cpu backend on 300 random stacks, gradients included', async () => {
    const random = randomSource(3);
    const stacks = Array.from({ length: 300 }, () => randomStack(random));
    const drawn = stacks.map((stack) => operands(stack, random));
    const ours = stacks.map((stack, i) => trained(stack, drawn[i] as Operands));
    await tf.setBackend('cpu');
    const onCpu = stacks.map((stack, i) => trained(stack, drawn[i] as Operands));
    await tf.setBackend('wasm');
    stacks.forEach((stack, i) => {
      const { dx, dFilter, dBias } = plain(stack, drawn[i] as Operands);
      [dx, dFilter, dBias].forEach((expected, n) => {
        const name = `${JSON.stringify(stack)} ${n}`;
        const found = ours[i]?.[n + 1] ?? [];
        expect(relativeError(found, expected), `plain: ${name}`).toBeLessThan(tolerance);
        expect(relativeError(found, onCpu[i]?.[n + 1] ?? []), `cpu: ${name}`).toBeLessThan(tolerance);
      });
    });
  });

  test('agree with differences of the output itself', () => {
    const random = randomSource(11);
    const stack: Stack = {
      x: [2, 7, 7, 4],
      filter: [3, 3, 4, 8],
      strides: 1,
      pad: 'valid',
      pool: [2, 2],
      poolStrides: [2, 2],
      poolPad: 'valid',
      order: 'relu, pool',
    };
    const values = operands(stack, random);
    const filter = values[1][0];
    const gradient = trained(stack, values)[2];
    const step = 1e-2;
    const scale = Math.max(...Array.from(gradient ?? [], Math.abs));
    const errors: number[] = [];
    for (let i = 0; i < filter.length; i += 3) {
      const [above, below] = [step, -step].map((by) => {
        const other = filter.slice();
        other[i] = (other[i] ?? 0) + by;
        return trained(stack, [values[0], [other, stack.filter], values[2]])[0]?.[0] ?? Number.NaN;
      }) as [number, number];
      errors.push(Math.abs((above - below) / (2 * step) - (gradient?.[i] ?? Number.NaN)) / scale);
    }
    // Where a winner changes within the step there is a kink, and the difference is not the slope: that may be some of them.
    errors.sort((p, q) => p - q);
    expect(errors[Math.floor(errors.length * 0.7)]).toBeLessThan(5e-3);
  });

  test('windows of only negative values have their largest as winner', () => {
    const y = tf.tidy(() => {
      const x = tf.tensor4d([-1, -2, -3, -4], [1, 2, 2, 1]);
      const identity = tf.tensor4d([1], [1, 1, 1, 1]);
      const f = (input: tf.Tensor) =>
        tf.maxPool(tf.conv2d(input as tf.Tensor4D, identity, 1, 'valid'), 2, 2, 'valid');
      return Array.from(tf.grad(f)(x).dataSync());
    });
    expect(y).toEqual([1, 0, 0, 0]);
  });

  test('a window that relu cuts off gives its gradient to its first pixel before relu, and to none behind it', () => {
    const [seen, behind] = tf.tidy(() => {
      const x = tf.tensor4d([-1, -2, -3, -4], [1, 2, 2, 1]);
      const identity = tf.tensor4d([1], [1, 1, 1, 1]);
      const mapOf = (input: tf.Tensor) => tf.relu(tf.conv2d(input as tf.Tensor4D, identity, 1, 'valid'));
      const input = mapOf(x);
      const output = tf.maxPool(input, 2, 2, 'valid');
      const dy = tf.tensor4d([5], [1, 1, 1, 1]);
      const attrs = { filterSize: 2, strides: 2, pad: 'valid' };
      const before = tf.engine().runKernel('MaxPoolGrad', { dy, input, output }, attrs) as tf.Tensor;
      const after = tf.grad((z) => tf.maxPool(mapOf(z), 2, 2, 'valid').mul(5))(x);
      return [before, after].map((tensor) => Array.from(tensor.dataSync()));
    });
    expect(seen).toEqual([5, 0, 0, 0]);
    expect(behind).toEqual([0, 0, 0, 0]);
  });

  test('a feature map read by somebody else is there in full', () => {
    const random = randomSource(5);
    const stack = { ...randomStack(random), order: 'relu, pool' as const };
    const values = operands(stack, random);
    tf.tidy(() => {
      const [x, filter, bias] = values.map(([numbers, shape]) => tf.tensor(numbers, [...shape])) as [
        tf.Tensor,
        tf.Tensor,
        tf.Tensor,
      ];
      const map = tf.relu(
        tf.add(tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, stack.strides, stack.pad), bias),
      );
      const pooled = tf.maxPool(map as tf.Tensor4D, stack.pool, stack.poolStrides, 'valid');
      const first = pooled.dataSync();
      const again = tf.maxPool(
        tf.tensor4d(map.dataSync(), (map as tf.Tensor4D).shape),
        stack.pool,
        stack.poolStrides,
        'valid',
      );
      expect(relativeError(first, again.dataSync())).toBeLessThan(tolerance);
    });
  });

  test('a pooled map of which the next layer read a corner is completed for whoever reads all of it', async () => {
    const random = randomSource(9);
    const [image, first, second] = [
      randomValues(2 * 13 * 13 * 8, random),
      randomValues(9 * 8 * 16, random),
      randomValues(9 * 16 * 8, random),
    ];
    const both = () =>
      tf.tidy(() => {
        const x = tf.tensor4d(image, [2, 13, 13, 8]);
        const pooled = tf.maxPool(
          tf.relu(tf.conv2d(x, tf.tensor4d(first, [3, 3, 8, 16]), 1, 'valid')),
          2,
          2,
          'valid',
        );
        const next = tf.maxPool(
          tf.relu(tf.conv2d(pooled, tf.tensor4d(second, [3, 3, 16, 8]), 1, 'valid')),
          2,
          2,
          'valid',
        );
        // Read in this order: the second pooling asks for a corner, then all of the first is wanted.
        return [next.dataSync(), pooled.dataSync()] as const;
      });
    const ours = both();
    await tf.setBackend('cpu');
    const theirs = both();
    await tf.setBackend('wasm');
    expect(relativeError(ours[0], theirs[0])).toBeLessThan(tolerance);
    expect(relativeError(ours[1], theirs[1])).toBeLessThan(tolerance);
  });

  // Of 28 rows 13 are pooled, and the next pooling reads what twelve of them give.
  test.each([
    [28, 1, 8, 16],
    [30, 4, 16, 8],
    [34, 8, 8, 8],
    [22, 3, 8, 12],
  ])('of a map of %i rows nothing is read that was not computed', async (rows, channels, some, more) => {
    const random = randomSource(rows);
    const image = randomValues(3 * rows * rows * channels, random);
    const first = randomValues(9 * channels * some, random);
    const second = randomValues(9 * some * more, random);
    const run = () =>
      tf.tidy(() => {
        const filters = [
          tf.tensor4d(first, [3, 3, channels, some]),
          tf.tensor4d(second, [3, 3, some, more]),
        ] as const;
        const x = tf.tensor4d(image, [3, rows, rows, channels]);
        const loss = (one: tf.Tensor, other: tf.Tensor) => {
          const pooled = (map: tf.Tensor4D, filter: tf.Tensor) =>
            tf.maxPool(tf.relu(tf.conv2d(map, filter as tf.Tensor4D, 1, 'valid')), 2, 2, 'valid');
          return pooled(pooled(x, one), other).square().mean() as tf.Scalar;
        };
        const before = loss(...filters);
        const { value, grads } = tf.valueAndGrads(loss)([...filters]);
        return [before, value, ...grads].map((tensor) => tensor.dataSync());
      });
    const ours = run();
    await tf.setBackend('cpu');
    const theirs = run();
    await tf.setBackend('wasm');
    ours.forEach((values, i) => {
      expect(relativeError(values, theirs[i] ?? [])).toBeLessThan(tolerance);
    });
  });
});
