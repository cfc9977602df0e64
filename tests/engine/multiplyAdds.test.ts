import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { multiplyAdds } from '../../src/engine/multiplyAdds.ts';

const costs = (...layers: tf.layers.Layer[]): number[] =>
  multiplyAdds(tf.sequential({ layers })).map((cost) => cost.multiplyAdds);

describe('multiply-adds of one example', () => {
  it("are those of the lesson's network, layer by layer", () => {
    const { conv2d, maxPooling2d, flatten, dense } = tf.layers;
    expect(
      costs(
        conv2d({ inputShape: [28, 28, 1], filters: 32, kernelSize: 3 }),
        maxPooling2d({ poolSize: 2 }),
        conv2d({ filters: 64, kernelSize: 3 }),
        flatten(),
        dense({ units: 10 }),
      ),
    ).toEqual([26 * 26 * 9 * 32, 0, 11 * 11 * 9 * 32 * 64, 0, 11 * 11 * 64 * 10]);
  });

  it('count depthwise and pointwise parts, transposed convolutions and recurrent steps', () => {
    const { separableConv2d, conv2dTranspose, lstm, batchNormalization } = tf.layers;
    expect(costs(separableConv2d({ inputShape: [5, 5, 4], filters: 6, kernelSize: 3 }))).toEqual([
      9 * (9 * 4 + 4 * 6),
    ]);
    expect(costs(conv2dTranspose({ inputShape: [5, 5, 4], filters: 6, kernelSize: 3, strides: 2 }))).toEqual([
      25 * 9 * 4 * 6,
    ]);
    expect(costs(lstm({ inputShape: [7, 3], units: 2 }))).toEqual([7 * (3 + 2) * 4 * 2]);
    expect(costs(batchNormalization({ inputShape: [5, 5, 4] }))).toEqual([0]);
  });

  it('cannot be told of an open shape, and say which', () => {
    expect(() => costs(tf.layers.conv2d({ inputShape: [null, 5, 1], filters: 2, kernelSize: 3 }))).toThrow(
      /open shape/,
    );
  });
});
