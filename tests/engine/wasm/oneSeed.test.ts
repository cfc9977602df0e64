import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { seedEverything } from '../../../src/engine/seedEverything.ts';
import type { FastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { startInNode } from './startInNode.ts';

vi.setConfig({ testTimeout: 60_000 });

let kernels: FastKernels;

beforeAll(async () => {
  kernels = await startInNode({ threads: 2 });
}, 60_000);
afterAll(() => kernels.dispose());

const images = tf.util.createShuffledIndices(30 * 144);

/** Losses, validation losses and final weights of a plain `model.fit`, with all of its randomness: weights, shuffle, dropout. */
async function trained(seed: number, shuffle = true): Promise<number[]> {
  const unseed = seedEverything(seed);
  const { conv2d, maxPooling2d, batchNormalization, dropout, flatten, dense } = tf.layers;
  const model = tf.sequential({
    layers: [
      conv2d({ inputShape: [12, 12, 1], filters: 8, kernelSize: 3, activation: 'relu' }),
      maxPooling2d({ poolSize: 2 }),
      dropout({ rate: 0.3 }),
      conv2d({ filters: 4, kernelSize: 3, padding: 'same' }),
      batchNormalization(),
      flatten(),
      dense({ units: 3, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  const x = tf.tensor4d(
    Float32Array.from(images, (index) => index / 4320),
    [30, 12, 12, 1],
  );
  const y = tf.range(0, 30).mod(3).reshape([30, 1]);
  const options = { epochs: 3, batchSize: 8, shuffle, validationSplit: 0.2, verbose: 0 };
  const { history } = await model.fit(x, y, options);
  const weights = model.getWeights().flatMap((weight) => [...weight.dataSync()]);
  unseed();
  tf.dispose([x, y]);
  model.dispose();
  return [...(history.loss as number[]), ...(history.val_loss as number[]), ...weights];
}

test('one seed gives the same losses and weights to the bit: initial weights, shuffle and dropout, on two threads', async () => {
  const first = await trained(7);
  expect(first.every(Number.isFinite)).toBe(true);
  expect(await trained(7)).toEqual(first);
});

test('another seed gives others, and so does another order', async () => {
  const first = await trained(7);
  expect(await trained(8)).not.toEqual(first);
  expect(await trained(7, false)).not.toEqual(first);
});
