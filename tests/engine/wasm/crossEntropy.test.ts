import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { relativeError } from './references.ts';
import { startInNode } from './startInNode.ts';

let kernels: FastKernels;

beforeAll(async () => {
  kernels = await startInNode({ threads: 1 });
}, 60_000);
afterAll(() => kernels.dispose());

/** A model that passes its input on, so that what is compiled is the loss alone. */
function lossModel(): tf.LayersModel {
  const input = tf.input({ shape: [3] });
  const model = tf.model({
    inputs: input,
    outputs: tf.layers.activation({ activation: 'linear' }).apply(input) as tf.SymbolicTensor,
  });
  model.compile({ optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
  return model;
}

/** Loss and gradient of the compiled loss on the current backend. */
function lossAndGradient(
  model: tf.LayersModel,
  labels: tf.Tensor,
  p: tf.Tensor,
): [Float32Array, Float32Array] {
  // Private in tfjs' typings.
  const { lossFunctions } = model as unknown as {
    lossFunctions: [(y: tf.Tensor, p: tf.Tensor) => tf.Tensor];
  };
  return tf.tidy(() => {
    const [loss] = lossFunctions;
    const weights = tf.linspace(1, 2, labels.size);
    const gradient = tf.grad((z) => loss(labels, z).mul(weights).sum())(p);
    return [loss(labels, p).dataSync() as Float32Array, gradient.dataSync() as Float32Array];
  });
}

const rows = [
  [0.2, 0.3, 0.5],
  [0.6, 0.6, 0.6],
  [1, 0, 0],
  [1, 0, 0],
  [1e-9, 0.5, 0.5],
];
const labels = [[2], [0], [0], [1], [0]];

test('the loss and its gradient are those of tfjs, clipped or not', async () => {
  const model = lossModel();
  const run = () => lossAndGradient(model, tf.tensor2d(labels), tf.tensor2d(rows));
  const ours = run();
  await tf.setBackend('cpu');
  const theirs = run();
  await tf.setBackend('wasm');
  ours.forEach((numbers, i) => {
    expect(relativeError(numbers, theirs[i] ?? [])).toBeLessThan(1e-5);
  });
  expect(ours[0][0]).toBeCloseTo(Math.log(2), 5);
  expect(ours[0][1]).toBeCloseTo(Math.log(3), 5);
});

test('a label without a class costs nothing, as in tfjs', () => {
  const [loss, gradient] = lossAndGradient(lossModel(), tf.tensor2d([[3]]), tf.tensor2d([[0.2, 0.3, 0.5]]));
  expect(Array.from(loss)).toEqual([0]);
  expect(Array.from(gradient)).toEqual([0, 0, 0]);
});

test('the loss of what is no number is none', () => {
  const model = lossModel();
  const [loss] = lossAndGradient(
    model,
    tf.tensor2d([[1], [0]]),
    tf.tensor2d([
      [Number.NaN, 0.5, 0.5],
      [1, 0, 0],
    ]),
  );
  expect(loss[0]).toBeNaN();
  expect(loss[1]).toBeCloseTo(0, 5);
});

test('nor is that of a compiled step whose weights have grown beyond numbers', async () => {
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [12, 12, 1], filters: 8, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(1e30), loss: 'sparseCategoricalCrossentropy' });
  const [x, y] = [tf.randomUniform([64, 12, 12, 1]), tf.floor(tf.randomUniform([64, 1], 0, 10))];
  const { history } = await model.fit(x, y, { epochs: 3, batchSize: 16, verbose: 0 });
  expect(history.loss?.at(-1)).toBeNaN();
});
