import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { Accuracy, accuracy } from '../../src/lesson/accuracy.ts';

it('accuracy is the share of predictions that agree with the labels', async () => {
  const result = await accuracy([1, 2, 3, 4], [1, 2, 0, 4]);
  expect([result.correct, result.count, result.value]).toEqual([3, 4, 0.75]);
});

it('accuracy takes a tensor of labels and what predict gives', async () => {
  const predictions = { classes: Int32Array.of(3, 1), scores: Float32Array.of(1, 1) };
  expect((await accuracy(tf.tensor1d([3, 2]), predictions)).value).toBe(0.5);
});

it('the interval of 89 % of 10,000 is ± 0.6 points', () => {
  expect(new Accuracy(8900, 10_000).points).toBeCloseTo(0.613, 3);
});

it('the interval is Wilson’s: 8 of 10 lie between 49.0 % and 94.3 %', () => {
  const { low, high } = new Accuracy(8, 10);
  expect(low).toBeCloseTo(0.4902, 4);
  expect(high).toBeCloseTo(0.9433, 4);
});

it('the interval stays within 0 and 1 where all or none are right', () => {
  expect(new Accuracy(5, 5).high).toBe(1);
  expect(new Accuracy(5, 5).low).toBeCloseTo(0.5655, 4);
  expect(new Accuracy(0, 5).low).toBeCloseTo(0, 12);
  expect(new Accuracy(0, 5).low).toBeGreaterThanOrEqual(0);
});

it('an accuracy reads as a sentence', () => {
  expect(String(new Accuracy(8900, 10_000))).toBe(
    '89.0 % ± 0.6 points (8,900 of 10,000 right; 95 % interval 88.4 % to 89.6 %)',
  );
});

it('accuracy refuses lists of different lengths, and empty ones', async () => {
  await expect(accuracy([1, 2], [1])).rejects.toThrow(/2 labels for 1 predictions$/);
  await expect(accuracy([1, 2], [])).rejects.toThrow(/2 labels for 0 predictions$/);
  await expect(accuracy([], [])).rejects.toThrow('no predictions');
});

describe('accuracy names what was given in place of classes:', () => {
  const predictions = { classes: Int32Array.of(3, 1), scores: Float32Array.of(1, 1) };
  const scores = tf.tensor2d([
    [0.1, 0.9],
    [0.8, 0.2],
  ]);
  const help = "use predict(model, images) from 'convbook', or .argMax(-1) of model.predict(images)";

  it.each([
    ['exchanged arguments', predictions, [3, 2], 'labels come first and predictions second'],
    [
      'predict without await',
      [3, 2],
      Promise.resolve(predictions),
      'accuracy: predictions is a promise: put await in front of what makes it, as in await predict(model, images)',
    ],
    ['labels without await', tf.tensor1d([3, 2]).data(), [3, 2], 'labels is a promise: put await in front'],
    [
      'what model.predict gives',
      [1, 0],
      scores,
      `predictions has shape [2, 2], but must be one class for each picture: ${help}`,
    ],
    [
      'the scores as lists',
      [1, 0],
      scores.arraySync(),
      `predictions is a list of lists, but must be one class`,
    ],
    [
      'the scores in one list',
      [1, 0],
      scores.dataSync(),
      `2 labels for 4 predictions. If they are 2 scores for each: ${help}`,
    ],
    [
      'one-hot labels',
      scores,
      [1, 0],
      'labels has shape [2, 2], but must be one class for each picture: of one-hot labels, take .argMax(-1)',
    ],
    [
      'nothing',
      [1],
      undefined,
      'predictions must be what predict gives, a tensor or a list of classes, not undefined',
    ],
  ])('%s', async (_, labels, said, message) => {
    // A learner's cell is not compiled by TypeScript: it may give anything.
    await expect(accuracy(labels as number[], said as number[])).rejects.toThrow(message);
  });

  it('a column of labels is one class for each picture', async () => {
    expect((await accuracy(tf.tensor2d([[3], [2]]), predictions)).value).toBe(0.5);
  });
});
