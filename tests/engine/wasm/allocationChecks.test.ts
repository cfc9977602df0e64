import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { startInNode } from './startInNode.ts';

let kernels: FastKernels;

beforeAll(async () => {
  kernels = await startInNode({ threads: 2 });
}, 60_000);
afterAll(() => kernels.dispose());

function train(): number {
  return tf.tidy(() => {
    const x = tf.linspace(-1, 1, 2 * 36).reshape([2, 6, 6, 1]) as tf.Tensor4D;
    const filter = tf.ones([3, 3, 1, 2]) as tf.Tensor4D;
    const loss = (weights: tf.Tensor) =>
      tf.maxPool(tf.conv2d(x, weights as tf.Tensor4D, 1, 'valid'), 2, 2, 'valid').sum();
    return tf.grad(loss)(filter).sum().dataSync()[0] ?? Number.NaN;
  });
}

test('a tensor too large is named with its shape, its bytes and the limit, and training goes on after it', () => {
  const right = train();
  const before = tf.memory();
  expect(() => tf.fill([40_000, 40_000], 1)).toThrow(
    /Out of memory: a float32 tensor of shape \[40000, 40000\] needs 6,400 MB.* ends at 4,295 MB/,
  );
  expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numDataBuffers: before.numDataBuffers });
  expect(train()).toBe(right);
});

test('so is the one that no longer fits beside others, and their numbers stay as they are', () => {
  const right = train();
  const first = tf.tensor1d([1, 2, 3]);
  const held: tf.TensorInfo[] = [];
  const backend = tf.backend() as tf.KernelBackend & {
    makeOutput(shape: number[], dtype: string): tf.TensorInfo;
  };
  // Reserved, not written: this takes addresses, no memory of the machine.
  const takeAll = () => {
    for (let i = 0; i < 10; i++) held.push(backend.makeOutput([200_000, 1_000], 'float32'));
  };
  expect(takeAll).toThrow('a float32 tensor of shape [200000, 1000] needs 800 MB');
  expect(held.length).toBeGreaterThan(2);
  expect(Array.from(first.dataSync())).toEqual([1, 2, 3]);
  for (const { dataId } of held) backend.disposeData(dataId, true);
  expect(train()).toBe(right);
  const fits = tf.fill([1000, 1000], 2);
  expect(fits.sum().dataSync()[0]).toBe(2e6);
  tf.dispose([first, fits]);
});

test('a convolution whose map does not fit is an error that names the map', () => {
  const x = tf.zeros([64, 64, 64, 1]) as tf.Tensor4D;
  const wide = tf.zeros([1, 1, 1, 8192]) as tf.Tensor4D;
  expect(() => tf.tidy(() => tf.conv2d(x, wide, 1, 'valid').dataSync())).toThrow(
    /Out of memory: .*\[64, 64, 64, 8192\] needs 8,?589/,
  );
  expect(Number.isFinite(train())).toBe(true);
  tf.dispose([x, wide]);
});

test('a shape that no tensor can have is refused: it would be written over what lies at address 0', () => {
  const right = train();
  const backend = tf.backend() as tf.KernelBackend & {
    makeOutput(shape: number[], dtype: string): tf.TensorInfo;
  };
  expect(() => backend.makeOutput([32, Number.NaN, 4], 'float32')).toThrow(
    'A float32 tensor cannot have the shape [32, NaN, 4]: all its sizes must be whole numbers.',
  );
  const images = tf.ones([5, 2]);
  expect(() => images.slice([0], [0.7 * 5])).toThrow('[3.5, 2]');
  const upSampling = tf.layers.upSampling2d({ size: 2 as unknown as number[] });
  expect(() => upSampling.apply(tf.ones([1, 4, 4, 1]))).toThrow(RangeError);
  expect(train()).toBe(right);
  images.dispose();
});
