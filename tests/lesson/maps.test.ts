import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { maps } from '../../src/lesson/maps.ts';

describe('maps', () => {
  it('draws one picture a channel, white 0 and black the largest of that channel', async () => {
    // 24 pixels wide: drawn as they are.
    const output = await maps(tf.concat([tf.fill([24, 24, 5], 2), tf.zeros([24, 24, 1])], -1));
    expect([output.width, output.height, output.channels, output.inverted]).toEqual([24, 24, 1, true]);
    expect(output.items).toHaveLength(6);
    expect(output.pixels[0]).toBe(255);
    expect(output.pixels[5 * 576]).toBe(0);
  });

  it('draws orange above zero and blue below, as strong as the number is far from zero', async () => {
    const output = await maps(tf.tensor3d([[[1], [-1]]]));
    expect(output.channels).toBe(3);
    const { width, pixels } = output;
    expect([...pixels.subarray(0, 3)]).toEqual([217, 115, 13]);
    expect([...pixels.subarray(3 * (width - 1), 3 * width)]).toEqual([36, 86, 201]);
  });

  it('can leave maps without negative numbers grey', async () => {
    const output = await maps(tf.tensor3d([[[1, -1]]]), { tones: 'each', names: ['a', 'b'] });
    expect([...output.pixels.subarray(0, 3)]).toEqual([0, 0, 0]);
    expect(output.items.map(({ below }) => below)).toEqual(['a', 'b']);
  });

  it('enlarges small maps, each number a square', async () => {
    const output = await maps(
      tf.concat(
        Array(5).fill(
          tf.tensor3d([
            [[1], [0]],
            [[0], [1]],
          ]),
        ),
        -1,
      ),
    );
    expect(output.width).toBe(24);
    expect([0, 11, 12, 23].map((column) => output.pixels[column])).toEqual([255, 255, 0, 0]);
    expect(output.pixels[23 * 24 + 23]).toBe(255);
  });

  it('compares maps of a single number with each other', async () => {
    const output = await maps(tf.tensor([1, 0, 0.2, 0.4, 0.8]).reshape([1, 1, 1, 5]));
    const each = output.width * output.height;
    expect([0, 1, 2, 3, 4].map((map) => output.pixels[map * each])).toEqual([255, 0, 51, 102, 204]);
  });

  it('refuses other shapes and names them', async () => {
    await expect(maps(tf.zeros([3, 3]))).rejects.toThrow('not [3, 3]');
    await expect(maps(tf.zeros([2, 3, 3, 1]))).rejects.toThrow('not [2, 3, 3, 1]');
  });
});
