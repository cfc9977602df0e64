import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { gallery } from '../../src/lesson/gallery.ts';
import type { ImagesOutput } from '../../src/notebook/output.ts';

/** Five pictures of 1×2 pixels; picture i is [10 i, 10 i + 1]. */
const fivePictures = () => tf.tensor([0, 1, 10, 11, 20, 21, 30, 31, 40, 41], [5, 1, 2], 'int32');
const labels = [0, 1, 2, 3, 4];

async function pictures(...given: Parameters<typeof gallery>): Promise<ImagesOutput> {
  const output = await gallery(...given);
  if (output.mime === 'text/plain') throw new Error(output.text);
  return output;
}

beforeAll(() => tf.setBackend('cpu'));

describe('a gallery', () => {
  it('shows the first pictures with their labels below', async () => {
    const output = await pictures(fivePictures(), { labels, count: 2 });
    expect([...output.pixels]).toEqual([0, 1, 10, 11]);
    expect(output.items.map((item) => item.below)).toEqual(['T-shirt/top', 'Trouser']);
    expect(output.items[0]?.mark).toBeUndefined();
    expect(output).toMatchObject({ width: 2, height: 1, channels: 1, inverted: true });
  });

  it('sets predictions above and marks them right or wrong', async () => {
    const output = await pictures(fivePictures(), { labels, predictions: [0, 8, 2, 3, 4], count: 2 });
    expect(output.items).toMatchObject([
      { above: 'T-shirt/top', below: 'T-shirt/top', mark: 'right' },
      { above: 'Bag', below: 'Trouser', mark: 'wrong' },
    ]);
  });

  it('takes what predict gives, and puts the score into the description', async () => {
    const predictions = { classes: Int32Array.of(0, 1, 2, 3, 4), scores: Float32Array.of(0.5, 1, 1, 1, 1) };
    const output = await pictures(fivePictures(), { predictions, count: 1 });
    expect(output.items[0]?.description).toBe('Image 0, predicted T-shirt/top, score 0.50');
  });

  it('shows only wrong ones, only right ones, one class, or one cell of the confusion matrix', async () => {
    const predictions = [0, 8, 2, 8, 2];
    const first = async (options: Parameters<typeof gallery>[1]) =>
      [...(await pictures(fivePictures(), { labels, predictions, ...options })).pixels].filter(
        (_, index) => index % 2 === 0,
      );
    expect(await first({ only: 'wrong' })).toEqual([10, 30, 40]);
    expect(await first({ only: 'right' })).toEqual([0, 20]);
    expect(await first({ only: 'coat' })).toEqual([40]);
    expect(await first({ only: 'Dress', predicted: 'Bag' })).toEqual([30]);
  });

  it('picks the same pictures for the same seed and each at most once', async () => {
    const one = await pictures(fivePictures(), { seed: 7, count: 5 });
    const same = await pictures(fivePictures(), { seed: 7, count: 5 });
    const other = await pictures(fivePictures(), { seed: 8, count: 5 });
    expect(one.pixels).toEqual(same.pixels);
    expect(one.pixels).not.toEqual(other.pixels);
    expect([...one.pixels].sort((a, b) => a - b)).toEqual([0, 1, 10, 11, 20, 21, 30, 31, 40, 41]);
  });

  it('scales pictures of 0 to 1 back to bytes, with or without a channel axis', async () => {
    const scaled = tf.tensor([0, 0.5, 1, 0.2], [2, 1, 2, 1]);
    expect([...(await pictures(scaled)).pixels]).toEqual([0, 128, 255, 51]);
  });

  it('shows colour pictures as they are', async () => {
    const output = await pictures(tf.tensor([255, 0, 128], [1, 1, 1, 3], 'int32'));
    expect(output).toMatchObject({ channels: 3, inverted: false });
    expect([...output.pixels]).toEqual([255, 0, 128]);
  });

  it('says so where no picture matches', async () => {
    const output = await gallery(fivePictures(), { labels, predictions: labels, only: 'wrong' });
    expect(output).toMatchObject({ mime: 'text/plain', text: 'No picture matches.' });
  });

  it('leaves no tensor behind', async () => {
    const images = fivePictures();
    const before = tf.memory().numTensors;
    await gallery(images, { labels: [0, 1, 2, 3, 4] });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('explains what does not fit', async () => {
    await expect(gallery(tf.zeros([4]))).rejects.toThrow('not [4]');
    await expect(gallery(fivePictures(), { labels: [1, 2] })).rejects.toThrow('2 labels for 5 images');
    await expect(gallery(fivePictures(), { only: 'wrong', labels })).rejects.toThrow(
      'both labels and predictions',
    );
    await expect(gallery(fivePictures(), { only: 'Hat', labels })).rejects.toThrow("'Hat' is not a class");
    await expect(gallery(fivePictures(), { only: 'Coat' })).rejects.toThrow('needs labels');
  });
});
