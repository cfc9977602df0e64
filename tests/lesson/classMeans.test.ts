import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { classMeans } from '../../src/lesson/classMeans.ts';

it('averages the pictures of each class, pixel by pixel, and counts them', async () => {
  const images = tf.tensor([0, 10, 20, 30, 100, 200], [3, 1, 2], 'int32');
  const output = await classMeans(images, [0, 0, 1], { classNames: ['dark', 'bright', 'none'] });
  expect([...output.pixels]).toEqual([10, 20, 100, 200, 0, 0]);
  expect(output.items.map(({ above, below }) => [above, below])).toEqual([
    ['dark', '2'],
    ['bright', '1'],
    ['none', '0'],
  ]);
});

it('goes through more pictures than it reads at once', async () => {
  const output = await classMeans(tf.fill([5000, 1, 1], 7), new Array(5000).fill(0), {
    classNames: ['seven'],
  });
  expect([...output.pixels]).toEqual([7]);
  expect(output.items[0]?.below).toBe('5,000');
});

it('refuses labels that do not match the pictures', async () => {
  await expect(classMeans(tf.zeros([2, 1, 1]), [0])).rejects.toThrow('1 labels for 2 images');
});
