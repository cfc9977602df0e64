import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { pointMap } from '../../src/lesson/pointMap.ts';

describe('the point map', () => {
  it('puts each point into the trace of its class, and says its class and number', async () => {
    const points = tf.tensor2d([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    const { data } = await pointMap(points, [1, 0, 1], { classNames: ['shoe', 'bag'] });
    expect(data.map(({ name, x, y, text }) => ({ name, x, y, text }))).toEqual([
      { name: 'shoe', x: [3], y: [4], text: ['shoe, image 1'] },
      { name: 'bag', x: [1, 5], y: [2, 6], text: ['bag, image 0', 'bag, image 2'] },
    ]);
  });

  it('refuses labels that are not as many as points', async () => {
    await expect(pointMap(tf.zeros([3, 2]), [1, 0])).rejects.toThrow('2 labels for 3 points');
  });
});
