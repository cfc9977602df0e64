import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { TrainingTime } from '../../src/engine/trainingTime.ts';
import { batchWork } from '../../src/engine/trainingWork.ts';

const { conv2d, maxPooling2d, dense, flatten, batchNormalization, depthwiseConv2d } = tf.layers;

const model = tf.sequential({
  layers: [
    conv2d({ inputShape: [10, 10, 2], filters: 4, kernelSize: 3, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ filters: 5, kernelSize: 1 }),
    batchNormalization(),
    depthwiseConv2d({ kernelSize: 2 }),
    flatten(),
    dense({ units: 10 }),
  ],
});

const epoch = { examples: 1000, batchSize: 10, epochs: 1, validated: 0 };

describe('the work of one batch', () => {
  const work = batchWork(model, 1_000_000);

  it('counts multiply-adds by what each costs: forward, and of the gradients that are needed', () => {
    // Two channels; one winner of four; nothing before it learns, so its input needs no gradient.
    expect(work.thin).toBe(1.25 * 8 * 8 * 9 * 2 * 4);
    expect(work.convolution).toBe(4 * 4 * 4 * 5);
    expect(work.convolutionGradient).toBe(2 * 4 * 4 * 4 * 5);
    expect(work.depthwise).toBe(3 * 3 * 3 * 4 * 5);
    expect(work.dense).toBe(3 * 3 * 3 * 5 * 10);
    expect(work.batches).toBe(1);
  });

  it('counts what floor pooling reads, and no gradient below the lowest weights that are trained', () => {
    const pooled = (trainable: boolean) =>
      tf.sequential({
        layers: [
          conv2d({ inputShape: [7, 7, 4], filters: 3, kernelSize: 3, trainable }),
          maxPooling2d({ poolSize: 2 }),
          flatten(),
          dense({ units: 10 }),
        ],
      });
    // Of 5 × 5 pixels 4 × 4 are read.
    const forward = 4 * 4 * 9 * 4 * 3;
    const gradients = (2 * 2) / (5 * 5);
    const trained = batchWork(pooled(true), 1_000_000);
    expect(trained.winograd).toBeCloseTo(forward, 6);
    expect(trained.winnersGradient).toBeCloseTo(gradients * 5 * 5 * 9 * 4 * 3, 6);
    const frozen = batchWork(pooled(false), 1_000_000);
    expect(frozen.winograd).toBeCloseTo(forward, 6);
    expect(frozen.winnersGradient).toBe(0);
    expect(frozen.dense).toBe(2 * 2 * 2 * 3 * 10);
  });

  it('counts what is normalised and what layers put out', () => {
    expect(work.inputs).toBe(10 * 10 * 2);
    expect(work.normalised).toBe(4 * 4 * 5);
    // Not the map that is pooled at once.
    expect(work.values).toBe(4 * 4 * 4 + 4 * 4 * 5 + 3 * 3 * 5 + 10);
    expect(work.layers).toBe(6);
    expect(work.parameters * 1e6).toBeCloseTo(model.countParams(), 6);
  });

  it('leaves out what no later layer reads, and counts the products of the tiles that convolutions are cut into', () => {
    const chain = tf.sequential({
      layers: [
        conv2d({ inputShape: [16, 16, 8], filters: 8, kernelSize: 3 }),
        maxPooling2d({ poolSize: 2 }),
        conv2d({ filters: 8, kernelSize: 3 }),
        maxPooling2d({ poolSize: 2 }),
        flatten(),
        dense({ units: 10 }),
      ],
    });
    // 14 rows make 7, of which the next layers' 4 see 6: 12 rows are computed, three tiles of 4. Those 4 are one tile.
    const chained = batchWork(chain, 1_000_000);
    expect(chained.winograd).toBeCloseTo((12 * 12 + 4 * 4) * 9 * 8 * 8, 6);
    expect(chained.winogradProducts).toBeCloseTo((3 * 3 + 1) * 36 * 8 * 8, 6);
    expect(chained.winnersGradient).toBeCloseTo((6 * 6 + 2 * 2 * 2) * 9 * 8 * 8, 6);
  });

  it('looks into models that are layers', () => {
    const nested = tf.sequential({
      layers: [model, dense({ units: 2, inputShape: [10] })],
    });
    expect(batchWork(nested, 1_000_000).dense).toBe(work.dense + 3 * 20);
  });
});

describe('the expected time', () => {
  it('grows with examples, epochs and the time of the check, and with validation by a third', () => {
    const time = new TrainingTime({ backend: 'wasm', milliseconds: 2 });
    const slow = new TrainingTime({ backend: 'wasm', milliseconds: 6 });
    const seconds = time.expect(model, epoch) ?? Number.NaN;
    expect(seconds).toBeGreaterThan(0);
    expect(time.expect(model, { ...epoch, examples: 2000 })).toBeCloseTo(2 * seconds, 9);
    expect(time.expect(model, { ...epoch, epochs: 7 })).toBeCloseTo(7 * seconds, 9);
    expect(time.expect(model, { ...epoch, validated: 300 })).toBeCloseTo(1.1 * seconds, 9);
    expect(slow.expect(model, epoch)).toBeCloseTo(3 * seconds, 9);
  });

  it('is longer for as short a check on more threads, for book-keeping is done by one', () => {
    const of = (threads: number) =>
      new TrainingTime({ backend: 'wasm', milliseconds: 2, threads }).expect(model, epoch);
    expect(of(2)).toBeGreaterThan(of(1) ?? Number.NaN);
  });

  it('is that of the check itself for as many multiply-adds, in plain JavaScript', () => {
    const check = tf.sequential({
      layers: [
        conv2d({ inputShape: [14, 14, 1], filters: 16, kernelSize: 3, useBias: false }),
        maxPooling2d({ poolSize: 2 }),
        conv2d({ filters: 32, kernelSize: 3, useBias: false }),
        flatten(),
        dense({ units: 10, useBias: false }),
      ],
    });
    const time = new TrainingTime({ backend: 'cpu', milliseconds: 500 });
    const oneBatch = { examples: 32, batchSize: 32, epochs: 1, validated: 0 };
    expect(time.expect(check, oneBatch)).toBeCloseTo(0.5, 9);
  });

  it('is corrected by what a training took, for its model exactly and for others in proportion', () => {
    const time = new TrainingTime({ backend: 'wasm', milliseconds: 2 });
    const other = tf.sequential({ layers: [dense({ units: 3, inputShape: [4] })] });
    const [before, beforeOfOther] = [model, other].map((one) => time.expect(one, epoch) ?? Number.NaN);
    time.learn(model, { ...epoch, epochs: 10_000 }, 20_000 * (before ?? 0));
    expect(time.expect(model, epoch)).toBeCloseTo(2 * (before ?? 0), 9);
    expect(time.expect(other, epoch)).toBeCloseTo(2 * (beforeOfOther ?? 0), 9);
    time.learn(other, { ...epoch, epochs: 1e6 }, 0.5e6 * (beforeOfOther ?? 0));
    expect(time.expect(other, epoch)).toBeCloseTo(0.5 * (beforeOfOther ?? 0), 9);
    expect(time.expect(model, epoch)).toBeCloseTo(2 * (before ?? 0), 9);
  });

  it('is known on a device that was not timed once a training has run, not before', () => {
    const time = new TrainingTime({ backend: 'cpu', milliseconds: undefined });
    expect(time.expect(model, epoch)).toBeUndefined();
    time.learn(model, epoch, 12);
    expect(time.expect(model, { ...epoch, epochs: 2 })).toBeCloseTo(24, 9);
  });

  it('is not told for a model with open shapes', () => {
    const open = tf.sequential({
      layers: [conv2d({ inputShape: [null, null, 1], filters: 2, kernelSize: 3 })],
    });
    expect(new TrainingTime({ backend: 'wasm', milliseconds: 2 }).expect(open, epoch)).toBeUndefined();
  });
});
