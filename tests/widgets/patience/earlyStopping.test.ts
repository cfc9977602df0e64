import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { earlyStopping } from '../../../src/widgets/patience/earlyStopping.ts';
import { recording } from '../../../src/widgets/patience/recording.ts';

describe('early stopping', () => {
  it('item 29: stops after as many epochs without a new lowest loss as there is patience', () => {
    const losses = [5, 4, 4.5, 3, 3.5, 3.2, 3, 2];
    expect(earlyStopping(losses, 1)).toEqual({ after: 3, best: 2, early: true });
    expect(earlyStopping(losses, 2)).toEqual({ after: 6, best: 4, early: true });
    expect(earlyStopping(losses, 3)).toEqual({ after: 7, best: 4, early: true });
    expect(earlyStopping(losses, 4)).toEqual({ after: 8, best: 8, early: false });
  });

  it('runs to the end where the loss always falls', () => {
    expect(earlyStopping([3, 2, 1], 1)).toEqual({ after: 3, best: 3, early: false });
  });

  it('stops where the callback of TensorFlow.js stops, for every patience on the recording', async () => {
    const input = tf.input({ shape: [1] });
    const model = tf.model({ inputs: input, outputs: input });
    for (let patience = 1; patience <= 20; patience++) {
      const callback = tf.callbacks.earlyStopping({ monitor: 'val_loss', patience });
      model.stopTraining = false;
      callback.setModel(model);
      await callback.onTrainBegin();
      let epochs = 0;
      while (!model.stopTraining && epochs < recording.unseenLoss.length) {
        await callback.onEpochEnd(epochs, { val_loss: recording.unseenLoss[epochs] ?? 0 });
        epochs++;
      }
      expect(earlyStopping(recording.unseenLoss, patience).after, `patience ${patience}`).toBe(epochs);
    }
  });
});

describe('the recording', () => {
  it('overfits: the loss learned from falls on while that on unseen pictures turns up', () => {
    const { loss, unseenLoss } = recording;
    expect([loss.length, unseenLoss.length]).toEqual([40, 40]);
    const lowest = unseenLoss.indexOf(Math.min(...unseenLoss));
    expect(lowest + 1).toBe(19);
    expect(unseenLoss.at(-1)).toBeGreaterThan((unseenLoss[lowest] ?? 0) + 0.15);
    expect(loss.at(-1)).toBeLessThan(loss[lowest] ?? 0);
  });

  it('shows that a patience of 1 gives up early, and that one of 4 is enough to reach the lowest loss', () => {
    const stops = [1, 2, 3, 4, 5].map((patience) => earlyStopping(recording.unseenLoss, patience));
    expect(stops.map(({ best, after }) => [best, after])).toEqual([
      [7, 8],
      [10, 12],
      [10, 13],
      [19, 23],
      [19, 24],
    ]);
  });
});
