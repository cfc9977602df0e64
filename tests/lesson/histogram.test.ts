import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { countBins, histogram } from '../../src/lesson/histogram.ts';

it('counts values into equal steps, the right end into the last one', () => {
  expect(countBins([0, 1, 1.9, 2, 3, 4], 2, 0, 4)).toEqual([3, 3]);
});

it('leaves out what lies outside the range and what is no number', () => {
  expect(countBins([-1, 0, Number.NaN, 5], 2, 0, 4)).toEqual([1, 0]);
});

it('draws one bar a step, in its middle', async () => {
  const figure = await histogram(tf.tensor([0, 0, 4]), { bins: 2 });
  expect(figure.data[0]).toMatchObject({ type: 'bar', x: [1, 3], y: [2, 1], width: 2 });
});

it('draws values that are all the same', async () => {
  expect((await histogram([3, 3], { bins: 4 })).data[0]).toMatchObject({ y: [2, 0, 0, 0] });
});

it('reads only the first rows of a large tensor, says so, and leaves nothing behind', async () => {
  const large = tf.zeros([2000, 1000]);
  const before = tf.memory().numTensors;
  const figure = await histogram(large, { title: 'zeros' });
  expect(figure.layout).toMatchObject({ title: { text: 'zeros · first 1,000 of 2,000' } });
  expect(tf.memory().numTensors).toBe(before);
  large.dispose();
});
