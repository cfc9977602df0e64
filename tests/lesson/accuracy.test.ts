import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
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
  await expect(accuracy([1, 2], [1])).rejects.toThrow('2 labels for 1 predictions');
  await expect(accuracy([], [])).rejects.toThrow('no predictions');
});
