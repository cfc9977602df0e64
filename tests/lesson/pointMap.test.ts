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

  it('has a picture for each point, with its label and what was predicted', async () => {
    const points = tf.zeros<tf.Rank.R2>([3, 2]);
    const images = tf.tensor([0, 128, 255], [3, 1, 1], 'int32');
    const { data, pictures } = await pointMap(points, [1, 0, 1], {
      classNames: ['shoe', 'bag'],
      images,
      predictions: [1, 1, 1],
    });
    expect(data.map(({ customdata }) => customdata)).toEqual([[1], [0, 2]]);
    expect(Array.from(pictures?.pixels ?? [])).toEqual([0, 128, 255]);
    expect(pictures?.items[1]).toMatchObject({ above: 'bag', below: 'shoe', mark: 'wrong' });
    await expect(pointMap(points, [1, 0, 1], { images: images.slice([0], [2]) })).rejects.toThrow(
      '2 images for 3 points',
    );
  });

  it('refuses labels that are not as many as points', async () => {
    await expect(pointMap(tf.zeros([3, 2]), [1, 0])).rejects.toThrow('2 labels for 3 points');
  });
});
