import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  isNormalization,
  normalizationsOf,
  withCountedStatistics,
} from '../../../src/engine/gpu/countedStatistics.ts';

const { batchNormalization, conv2d, timeDistributed } = tf.layers;

beforeAll(() => tf.setBackend('cpu'));

const map = [4, 4, 3];

function built(axis?: number): tf.layers.Layer {
  const layer = batchNormalization(axis === undefined ? {} : { axis });
  layer.build([null, ...map]);
  return layer;
}

describe('batch normalisation over the examples that count', () => {
  it('is that of these examples alone, and moves the averages as they do', () => {
    const batch = tf.randomNormal([5, ...map], 2, 3, 'float32', 7);
    const counted = batch.slice([0], [3]);
    const [ours, theirs] = [built(), built()];
    const weights = Float32Array.of(5 / 3, 5 / 3, 5 / 3, 0, 0);
    const all = withCountedStatistics(normalizationsOf([ours]), weights, () =>
      ours.apply(batch, { training: true }),
    ) as tf.Tensor;
    const alone = theirs.apply(counted, { training: true }) as tf.Tensor;
    const apart = (one: tf.Tensor, other: tf.Tensor) => one.sub(other).abs().max().arraySync();
    expect(apart(all.slice([0], [3]), alone)).toBeLessThan(1e-5);
    ours.getWeights().forEach((weight, i) => {
      expect(apart(weight, theirs.getWeights()[i] as tf.Tensor), `weight ${i}`).toBeLessThan(1e-5);
    });
  });

  it('leaves a layer as it was, also where the work fails', () => {
    const layer = built();
    const fails = () =>
      withCountedStatistics(normalizationsOf([layer]), Float32Array.of(1), () => {
        expect(Object.hasOwn(layer, 'call')).toBe(true);
        throw new Error('out of memory');
      });
    expect(fails).toThrow('out of memory');
    expect(Object.hasOwn(layer, 'call')).toBe(false);
  });

  it('is known for channels that come last, in models too, and for no other layer', () => {
    expect([built(), built(-1), built(3)].every(isNormalization)).toBe(true);
    const unbuilt = batchNormalization();
    const others = [
      built(1),
      unbuilt,
      conv2d({ filters: 2, kernelSize: 1 }),
      timeDistributed({ layer: built() }),
    ];
    expect(others.some(isNormalization)).toBe(false);
    const inner = tf.sequential({ layers: [batchNormalization({ inputShape: map }), batchNormalization()] });
    expect(normalizationsOf([inner, built(), ...others])).toHaveLength(3);
  });
});
