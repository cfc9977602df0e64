import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { TrainingTime } from '../../src/engine/trainingTime.ts';
import { expectedTimes } from '../../src/kernel/worker/expectedTimes.ts';

await tf.setBackend('cpu');

const model = tf.sequential({ layers: [tf.layers.dense({ units: 100, inputShape: [400] })] });
const values: Record<string, unknown> = {
  model,
  x: tf.zeros([640, 400]),
  y: tf.zeros([640, 100]),
  held: [tf.zeros([64, 400]), tf.zeros([64, 100])],
  epochs: 7,
};
const time = new TrainingTime({ backend: 'wasm', milliseconds: 2 });
const secondsOf = (source: string, most?: number) =>
  expectedTimes([{ cellId: 'train', source }], {
    read: (name) => values[name],
    expect: time.expect.bind(time),
    epochs: most,
  }).map(({ seconds }) => seconds)[0];

const plan = { examples: 640, batchSize: 32, epochs: 1, validated: 0 };
const epoch = time.expect(model, plan) ?? Number.NaN;

it('a cell is expected to train as long as the engine says, for the model and the data that the notebook holds', () => {
  expect(epoch).toBeGreaterThan(0);
  expect(secondsOf('await model.fit(x, y);')).toBeCloseTo(epoch, 9);
  expect(secondsOf('const h = await model.fit(x, y, { epochs });')).toBeCloseTo(7 * epoch, 9);
  expect(secondsOf('await model.fit(x, y, { epochs, initialEpoch: 4 });')).toBeCloseTo(3 * epoch, 9);
  expect(secondsOf('await model.fit(x, y); await model.fit(x, y, { epochs: 2 });')).toBeCloseTo(3 * epoch, 9);
  const validated = time.expect(model, { ...plan, validated: 64 });
  expect(secondsOf('await model.fit(x, y, { validationData: held });')).toBeCloseTo(validated ?? 0, 9);
});

it('keeps to the number of epochs from the address bar', () => {
  expect(secondsOf('await model.fit(x, y, { epochs });', 2)).toBeCloseTo(2 * epoch, 9);
});

it('nothing is said where the model or the data are not there yet, or the cell does not tell', () => {
  expect(secondsOf('await other.fit(x, y);')).toBeUndefined();
  expect(secondsOf('await model.fit(other, y);')).toBeUndefined();
  expect(secondsOf('await model.fit(x, y, { epochs: others });')).toBeUndefined();
  expect(secondsOf('for (const one of [1]) await model.fit(x, y);')).toBeUndefined();
  expect(secondsOf('1 + 1')).toBeUndefined();
});
