import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { TrainingTime } from '../../src/engine/trainingTime.ts';
import { createTrainingLog, workloadOf } from '../../src/kernel/worker/trainingLog.ts';

await tf.setBackend('cpu');
const model = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [4] })] });

describe('what a call of fit asks for', () => {
  const x = tf.ones([1000, 4]);
  const held = tf.ones([50, 4]);

  it('is read from its data and arguments, with the defaults of fit', () => {
    expect(workloadOf(x, {})).toEqual({ examples: 1000, batchSize: 32, epochs: 1, validated: 0 });
    expect(workloadOf([x, x], { epochs: 5, initialEpoch: 2, batchSize: 8 })).toEqual({
      examples: 1000,
      batchSize: 8,
      epochs: 3,
      validated: 0,
    });
  });

  it('takes validation from a split or from data of its own', () => {
    expect(workloadOf(x, { validationSplit: 0.1 })).toMatchObject({ examples: 900, validated: 100 });
    expect(workloadOf(x, { validationData: [held, held] })).toMatchObject({ examples: 1000, validated: 50 });
  });

  it('is unknown for data that are not tensors', () => {
    expect(workloadOf(undefined, {})).toBeUndefined();
    expect(workloadOf('a data set', {})).toBeUndefined();
  });

  it('is unknown for numbers that are none, and for batches of nothing', () => {
    const wrong = [
      { batchSize: 0 },
      { batchSize: Number.NaN },
      { epochs: Number.NaN },
      { epochs: 1 / 0 },
      { validationSplit: 'a' },
    ];
    for (const args of wrong) expect(workloadOf(x, args as object), JSON.stringify(args)).toBeUndefined();
  });
});

describe("a run's report", () => {
  const workload = { examples: 1000, batchSize: 10, epochs: 4, validated: 0 };

  it('adds its trainings up, and starts anew with each run', () => {
    let now = 0;
    const time = new TrainingTime({ backend: 'wasm', milliseconds: 1 });
    const log = createTrainingLog(time, () => now);
    expect(log.report()).toBeUndefined();
    const expected = time.expect(model, workload) ?? Number.NaN;
    for (const milliseconds of [100, 300]) {
      const end = log.begin(model, workload);
      now += milliseconds;
      end(400);
    }
    expect(log.report()?.seconds).toBeCloseTo(0.4, 9);
    expect(log.report()?.expected).toBeCloseTo(2 * expected, 9);
    log.reset();
    expect(log.report()).toBeUndefined();
  });

  it('learns from a training that was stopped half way as from a whole one', () => {
    let now = 0;
    const time = new TrainingTime({ backend: 'cpu', milliseconds: undefined });
    const log = createTrainingLog(time, () => now);
    const end = log.begin(model, workload);
    now += 30_000;
    end(200);
    expect(time.expect(model, workload)).toBeCloseTo(60, 6);
    expect(log.report()).toEqual({ seconds: 30 });
  });
});
