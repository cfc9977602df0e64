/** Ragged batches on the software WebGL of the tests' Chromium: hardly a program is compiled for them, and the numbers stay right. */
import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { installEvenBatches } from '../../../src/engine/gpu/evenBatches.ts';
import { warmUp } from '../../../src/engine/gpu/warmUp.ts';

/** Software GPUs compile shaders slowly where other tests run beside. */
vi.setConfig({ testTimeout: 120_000 });

installEvenBatches();
afterEach(() => vi.restoreAllMocks());

const labels = [0, 1, 2, 1, 0, 2, 2];

/** A learner's own metric, which sees a batch as a whole. */
const squares = (y: tf.Tensor, p: tf.Tensor) => y.sub(p).square().sum();

const seeded = () => tf.initializers.glorotUniform({ seed: 3 });

function classes(inputs: number): tf.layers.Layer {
  return tf.layers.dense({
    units: 3,
    inputShape: [inputs],
    activation: 'softmax',
    kernelInitializer: seeded(),
    kernelRegularizer: 'l1l2',
  });
}

/** Batch normalisation of rows and of maps, also within a model that is a layer. */
function normalized(): tf.layers.Layer[] {
  const { reshape, conv2d, batchNormalization, flatten } = tf.layers;
  const inner = tf.sequential({
    layers: [
      batchNormalization({ inputShape: [2] }),
      reshape({ targetShape: [2, 1, 1] }),
      conv2d({ filters: 3, kernelSize: 1, kernelInitializer: seeded() }),
      batchNormalization({ momentum: 0.5 }),
      flatten(),
    ],
  });
  return [inner, classes(6)];
}

function compiledModel(metrics: unknown[], layers = [classes(2)]): tf.Sequential {
  const model = tf.sequential({ layers });
  // Typed for names alone.
  model.compile({
    optimizer: tf.train.sgd(0.5),
    loss: 'categoricalCrossentropy',
    metrics: metrics as string[],
  });
  return model;
}

/** Losses, metrics and weights of two epochs over so many examples in batches of four, with validation. */
async function trained(model: tf.Sequential, count: number): Promise<number[]> {
  const x = tf.tensor(
    Array.from({ length: 2 * count }, (_, i) => Math.sin(i)),
    [count, 2],
  );
  const y = tf.tidy(() => tf.oneHot(tf.tensor1d(labels.slice(0, count), 'int32'), 3).toFloat());
  const { history } = await model.fit(x, y, {
    batchSize: 4,
    epochs: 2,
    shuffle: false,
    verbose: 0,
    validationData: [x, y],
    yieldEvery: 'never',
  });
  tf.dispose([x, y]);
  const weights = model.getWeights().flatMap((weight) => [...weight.dataSync()]);
  return [...Object.values(history).flat().map(Number), ...weights];
}

const compilations = () => vi.spyOn(WebGL2RenderingContext.prototype, 'linkProgram').mock.calls;

const networks = [
  ['of dense layers', () => [classes(2)], 8],
  // For each kind of input that it normalises one more program weighs the examples.
  ['with batch normalisation', normalized, 12],
] as const;

describe.each(networks)('in a network %s, a ragged batch', (_, layers, programs) => {
  it('compiles next to nothing, and leaves no tensor', async () => {
    const compiled = compilations();
    await tf.setBackend('webgl');
    const model = compiledModel(['accuracy'], layers());
    await trained(model, 4);
    const [all, { numTensors }] = [compiled.length, tf.memory()];
    await trained(model, 7);
    expect(all).toBeGreaterThan(30);
    // To pick its examples, to fill it up, to cut the validation data.
    expect(compiled.length - all).toBeLessThanOrEqual(programs);
    expect(tf.memory().numTensors).toBe(numTensors);
  });

  it('trains and is measured as on cpu, also by metrics that see it as a whole', async () => {
    await tf.setBackend('webgl');
    const ours = await trained(compiledModel(['accuracy', squares], layers()), 7);
    await tf.setBackend('cpu');
    const theirs = await trained(compiledModel(['accuracy', squares], layers()), 7);
    expect(ours).toHaveLength(theirs.length);
    ours.forEach((value, i) => {
      expect(value).toBeCloseTo(theirs[i] ?? Number.NaN, 4);
    });
  });
});

it('a network like the one that warmed up finds its programs compiled', async () => {
  const shape = { image: [2, 2, 1], filters: [], units: 3, classes: 2, batchSize: 4 } as const;
  await tf.setBackend('cpu');
  expect(await warmUp(shape)).toBe(false);
  const compiled = compilations();
  await tf.setBackend('webgl');
  const { numTensors } = tf.memory();
  expect(await warmUp(shape)).toBe(true);
  expect(tf.memory().numTensors).toBe(numTensors);
  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [2, 2, 1] }),
      tf.layers.dense({ units: 3, activation: 'relu' }),
      tf.layers.dense({ units: 2, activation: 'softmax' }),
    ],
  });
  model.compile({
    optimizer: tf.train.adam(0.01),
    loss: 'sparseCategoricalCrossentropy',
    metrics: ['accuracy'],
  });
  const before = compiled.length;
  expect(before).toBeGreaterThan(30);
  await model.trainOnBatch(tf.ones([4, 2, 2, 1]), tf.zeros([4, 1]));
  expect(compiled.length).toBe(before);
});
