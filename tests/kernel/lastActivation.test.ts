import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { activationProblem } from '../../src/kernel/worker/lastActivation.ts';

beforeAll(() => tf.setBackend('cpu'));

function model(
  loss: string | typeof tf.losses.softmaxCrossEntropy,
  ...last: tf.layers.Layer[]
): tf.LayersModel {
  const input = tf.input({ shape: [4] });
  const output = last.reduce<tf.SymbolicTensor>(
    (value, layer) => layer.apply(value) as tf.SymbolicTensor, // Of a symbolic input.
    input,
  );
  const made = tf.model({ inputs: input, outputs: output });
  made.compile({ optimizer: 'sgd', loss: loss as string });
  return made;
}
type Activation = Parameters<typeof tf.layers.dense>[0]['activation'];
const dense = (activation?: Activation) =>
  tf.layers.dense(
    activation === undefined ? { name: 'classes', units: 3 } : { name: 'classes', units: 3, activation },
  );

test('a cross-entropy of a last layer without softmax is told, with its kind, what it has and what it needs', () => {
  expect(activationProblem(model('sparseCategoricalCrossentropy', dense()))).toBe(
    "The loss 'sparseCategoricalCrossentropy' takes shares from 0 to 1, but the last layer (Dense) has no activation: give it activation: 'softmax'.",
  );
  expect(activationProblem(model('categoricalCrossentropy', dense('relu')))).toContain(
    "has the activation 'relu': give it activation: 'softmax'.",
  );
  expect(activationProblem(model('binaryCrossentropy', dense('tanh')))).toContain(
    "give it activation: 'sigmoid'",
  );
});

test('so it is of a Sequential model, which trains through the model inside it', async () => {
  const sequential = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
  sequential.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy' });
  expect(activationProblem(sequential)).toContain('has no activation');
});

test('softmax and sigmoid pass, in a layer of their own as well', () => {
  const { softmax, activation } = tf.layers;
  expect(activationProblem(model('categoricalCrossentropy', dense('softmax')))).toBeUndefined();
  expect(activationProblem(model('categoricalCrossentropy', dense(), softmax()))).toBeUndefined();
  expect(
    activationProblem(model('categoricalCrossentropy', dense(), activation({ activation: 'softmax' }))),
  ).toBeUndefined();
  expect(activationProblem(model('binaryCrossentropy', dense('sigmoid')))).toBeUndefined();
  const linear = activation({ activation: 'linear' });
  expect(activationProblem(model('categoricalCrossentropy', dense('softmax'), linear))).toBeUndefined();
});

test('a binary cross-entropy of a softmax is told: its accuracy counts the zeros, and over one unit it is always 1', () => {
  expect(activationProblem(model('binaryCrossentropy', dense('softmax')))).toContain(
    "take loss: 'categoricalCrossentropy'",
  );
  const one = tf.layers.dense({ units: 1, activation: 'softmax' });
  expect(activationProblem(model('binaryCrossentropy', one))).toContain("activation: 'sigmoid'");
});

test('a loss in a list of one counts as that loss', () => {
  const listed = model('categoricalCrossentropy', dense());
  listed.loss = ['categoricalCrossentropy'];
  expect(activationProblem(listed)).toContain('has no activation');
});

test('other losses pass, and a loss that is a function', () => {
  expect(activationProblem(model('meanSquaredError', dense()))).toBeUndefined();
  expect(activationProblem(model(tf.losses.softmaxCrossEntropy, dense()))).toBeUndefined();
});
