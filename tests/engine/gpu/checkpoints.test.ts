import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Checkpoints } from '../../../src/engine/gpu/checkpoints.ts';

beforeAll(() => tf.setBackend('cpu'));

const alive = () => false;
const [x, y] = [tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([1, -1], [2, 1])];

function compiled(optimizer: tf.Optimizer): tf.Sequential {
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer: 'ones' })],
  });
  model.compile({ optimizer, loss: 'meanSquaredError' });
  return model;
}

const train = (model: tf.LayersModel, epochs: number) =>
  model.fit(x, y, { epochs, shuffle: false, verbose: 0 });
const weightsOf = (model: tf.LayersModel) =>
  model.getWeights().flatMap((weight) => Array.from(weight.dataSync()));

describe('a checkpoint', () => {
  const optimizers = [
    () => tf.train.adam(0.1),
    () => tf.train.momentum(0.1, 0.9),
    () => tf.train.sgd(0.1),
    () => tf.train.rmsprop(0.1),
  ];
  it.each(optimizers)(
    'brings weights and moments back, so that training goes on as if nothing had happened: %s',
    async (optimizer) => {
      const undisturbed = compiled(optimizer());
      await train(undisturbed, 5);
      const model = compiled(optimizer());
      const kept = new Checkpoints();
      await train(model, 2);
      const { numTensors } = tf.memory();
      await kept.keep(model, 2, alive);
      expect(tf.memory().numTensors).toBe(numTensors);
      await train(model, 4);
      model.setWeights(model.getWeights().map((weight) => tf.fill(weight.shape, Number.NaN)));
      expect(await kept.restore()).toEqual(new Map([[model, 2]]));
      await train(model, 3);
      const right = weightsOf(undisturbed);
      // tfjs takes Adam's powers of β anew, in float32.
      weightsOf(model).forEach((weight, i) => {
        expect(weight).toBeCloseTo(right[i] ?? Number.NaN, 4);
      });
    },
  );

  it('is not taken from a GPU that was lost while it was read: the one before stays', async () => {
    const model = compiled(tf.train.sgd(0.1));
    const kept = new Checkpoints();
    await kept.keep(model, 1, alive);
    const before = weightsOf(model);
    await train(model, 3);
    await kept.keep(model, 4, () => true);
    expect([...(await kept.restore()).values()]).toEqual([1]);
    expect(weightsOf(model)).toEqual(before);
  });

  it('of an optimizer that does not tell its moments has the weights, and one of a disposed model is not put back', async () => {
    const model = compiled(tf.train.adamax(0.1));
    const kept = new Checkpoints();
    await train(model, 1);
    await kept.keep(model, 1, alive);
    const before = weightsOf(model);
    await train(model, 1);
    await kept.restore();
    expect(weightsOf(model)).toEqual(before);
    model.dispose();
    expect((await kept.restore()).size).toBe(0);
  });
});
