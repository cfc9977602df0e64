import * as tf from '@tensorflow/tfjs';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { checkFitArguments } from '../../src/kernel/worker/fitArguments.ts';

let warnings: string[] = [];
const check = (options: unknown) => checkFitArguments(options, (text) => void warnings.push(text));

beforeAll(() => tf.setBackend('cpu'));
beforeEach(() => {
  warnings = [];
});

test('what is no object is refused: one epoch would be trained', () => {
  expect(() => check(5)).toThrow(
    'model.fit takes its options as one object, not 5: model.fit(x, y, { epochs: 5 })',
  );
});

test('validation data that would be dropped are refused', () => {
  expect(() => check({ validationData: tf.ones([2, 3]) })).toThrow(
    'model.fit: validationData must be a list, [images, labels], not a tensor of shape [2, 3].',
  );
  expect(() => check({ validationData: { x: 1, y: 2 } })).toThrow('not an object.');
  expect(() => check({ validationSplit: 20 })).toThrow('from 0 to below 1, not 20.');
  expect(() => check({ validationSplit: Number.NaN })).toThrow('not NaN.');
});

test('a function as a callback is refused, and a moment that is none is told', () => {
  expect(() => check({ callbacks: () => 1 })).toThrow(
    'callbacks: { onEpochEnd: async (epoch, logs) => { … } }',
  );
  check({ callbacks: [{ onEpochend: () => 1 }] });
  expect(warnings).toEqual([
    'callbacks has no option `onEpochend` and ignores it. Did you mean `onEpochEnd`?',
  ]);
});

test('what fit takes passes without a word', () => {
  const images = tf.ones([2, 3]);
  check(undefined);
  check({ epochs: 2, validationData: [images, images], validationSplit: 0.2 });
  check({ callbacks: [{ onBatchEnd: () => 1, own: 2 }, tf.callbacks.earlyStopping({ patience: 1 })] });
  check({ callbacks: new tf.CustomCallback({ onEpochEnd: async () => {} }), validationData: null });
  expect(warnings).toEqual([]);
});
