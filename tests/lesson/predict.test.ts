import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { predict } from '../../src/lesson/predict.ts';
import { plainHost } from './lessonHost.ts';

beforeAll(() => tf.setBackend('cpu'));

/** Gives its two inputs back as two scores. */
function echo(): tf.Sequential {
  const layer = tf.layers.dense({ units: 2, useBias: false, inputShape: [2] });
  const model = tf.sequential({ layers: [layer] });
  layer.setWeights([tf.eye(2)]);
  return model;
}

it('predict gives the class with the highest score, and that score, batch by batch', async () => {
  const images = tf.tensor([
    [1, 0.5],
    [0.25, 2],
    [3, 4],
  ]);
  const { classes, scores } = await predict(plainHost(), echo(), images, { batchSize: 2 });
  expect([...classes]).toEqual([0, 1, 1]);
  expect([...scores]).toEqual([1, 2, 4]);
});

it('predict leaves no tensor behind', async () => {
  const model = echo();
  const images = tf.zeros([5, 2]);
  const before = tf.memory().numTensors;
  await predict(plainHost(), model, images, { batchSize: 2 });
  expect(tf.memory().numTensors).toBe(before);
});

it('predict shows its progress when it takes longer', async () => {
  let time = 0;
  const host = plainHost({
    now: () => {
      time += 300;
      return time;
    },
  });
  await predict(host, echo(), tf.zeros([8, 2]), { batchSize: 2 });
  expect(host.shown).toHaveLength(1);
  expect(host.shown[0]).toMatchObject({ state: 'done', label: expect.stringContaining('predicted 8 of 8') });
});

it('predict says which shape the model takes, and how to get the channel axis', async () => {
  const model = tf.sequential({ layers: [tf.layers.flatten({ inputShape: [28, 28, 1] })] });
  await expect(predict(plainHost(), model, tf.zeros([3, 28, 28]))).rejects.toThrow(
    'takes images of shape [count, 28, 28, 1], but these are [3, 28, 28]. Add the channel axis with images.expandDims(-1).',
  );
});
