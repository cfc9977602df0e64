import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { timeInWords, trainingTime } from '../../src/lesson/trainingTime.ts';

const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });

it('asks the engine for the whole training, its validation apart', () => {
  const asked: unknown[] = [];
  const host = {
    expectTraining(_: tf.LayersModel, plan: unknown) {
      asked.push(plan);
      return 130;
    },
  };
  const expected = trainingTime(host, model, { examples: 1000, epochs: 10, validationSplit: 0.1 });
  expect(asked).toEqual([{ examples: 900, batchSize: 32, epochs: 10, validated: 100 }]);
  expect(expected).toEqual({ seconds: 130, secondsPerEpoch: 13, text: 'about 2 minutes' });
});

it('is undefined where the engine cannot tell', () => {
  expect(trainingTime({ expectTraining: () => undefined }, model, { examples: 10 })).toBeUndefined();
});

it('names what is wrong with a plan, and one that is right', () => {
  const host = { expectTraining: () => 1 };
  expect(() => trainingTime(host, model, { examples: 0 })).toThrow('they are 0, 1 and 32');
});

it('is put into words no finer than it is known', () => {
  const words = [0.2, 1.2, 7.6, 43, 88, 100, 290, 3600].map(timeInWords);
  expect(words).toEqual([
    'less than a second',
    'about 1 second',
    'about 8 seconds',
    'about 45 seconds',
    'about 90 seconds',
    'about 2 minutes',
    'about 5 minutes',
    'about 60 minutes',
  ]);
});
