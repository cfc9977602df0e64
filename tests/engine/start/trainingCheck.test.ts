import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import {
  checkInputs,
  checkTraining,
  knownOutcomes,
  trainingStep,
  wrongOutcome,
} from '../../../src/engine/start/trainingCheck.ts';
import {
  convolution,
  convolutionGradients,
  crossEntropy,
  type Map4D,
  poolingWinners,
  scatter,
  windowOf,
} from '../plain.ts';

const length = (values: Float64Array): number => Math.hypot(...values);
const relu = (values: Float64Array): Float64Array => values.map((value) => Math.max(0, value));

/** The check's step as plain loops, forward and back. */
function plainStep(batch: number): number[] {
  const [images, filter1, filter2, dense] = checkInputs(batch) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const [units, classes] = [512, 10];
  const window1 = windowOf([14, 14], [3, 3], [1, 1], 'valid');
  const x1: Map4D = { shape: [batch, 14, 14, 1], values: images };
  const y1 = convolution(x1, filter1, 16, window1);
  const map1: Map4D = { shape: [batch, 12, 12, 16], values: relu(y1) };
  const winners = poolingWinners(map1, windowOf([12, 12], [2, 2], [2, 2], 'valid'));
  const x2: Map4D = {
    shape: [batch, 6, 6, 16],
    values: Float64Array.from(winners, (i) => map1.values[i] ?? 0),
  };
  const window2 = windowOf([6, 6], [3, 3], [1, 1], 'valid');
  const y2 = convolution(x2, filter2, 32, window2);
  const features = relu(y2);
  const logits = new Float64Array(batch * classes);
  for (let b = 0; b < batch; b++)
    for (let u = 0; u < units; u++)
      for (let c = 0; c < classes; c++)
        logits[b * classes + c] =
          (logits[b * classes + c] ?? 0) + (features[b * units + u] ?? 0) * (dense[u * classes + c] ?? 0);
  const { loss, gradient } = crossEntropy(
    logits,
    classes,
    Array.from({ length: batch }, (_, i) => i % 10),
  );
  const dDense = new Float64Array(units * classes);
  const dFeatures = new Float64Array(batch * units);
  for (let b = 0; b < batch; b++)
    for (let u = 0; u < units; u++)
      for (let c = 0; c < classes; c++) {
        const g = gradient[b * classes + c] ?? 0;
        dDense[u * classes + c] = (dDense[u * classes + c] ?? 0) + (features[b * units + u] ?? 0) * g;
        dFeatures[b * units + u] = (dFeatures[b * units + u] ?? 0) + (dense[u * classes + c] ?? 0) * g;
      }
  const dy2 = dFeatures.map((g, i) => ((y2[i] ?? 0) > 0 ? g : 0));
  const second = convolutionGradients(x2, filter2, dy2, 32, window2);
  const dMap1 = scatter(map1.values.length, winners, second.dx);
  const dy1 = dMap1.map((g, i) => ((y1[i] ?? 0) > 0 ? g : 0));
  const first = convolutionGradients(x1, filter1, dy1, 16, window1);
  return [loss, length(first.dFilter), length(second.dFilter), length(dDense)];
}

describe("the start-up check's training step", () => {
  it.each([32, 8] as const)('has the outcome that plain loops give, with %i images', (batch) => {
    const ratios = plainStep(batch).map((value, i) => value / (knownOutcomes[batch][i] ?? 0));
    for (const ratio of ratios) expect(ratio).toBeCloseTo(1, 6);
  });

  it('gets that outcome on the cpu backend, and leaves no tensor behind', async () => {
    await tf.setBackend('cpu');
    const before = tf.memory().numTensors;
    const outcome = await trainingStep(8);
    const ratios = outcome.map((value, i) => value / (knownOutcomes[8][i] ?? 0));
    for (const ratio of ratios) expect(ratio).toBeCloseTo(1, 4);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('says what is wrong, naming both numbers', () => {
    expect(wrongOutcome(knownOutcomes[32])).toBeUndefined();
    expect(wrongOutcome(knownOutcomes[32].map((value, i) => (i === 1 ? 2 * value : value)))).toMatch(
      /the first filters' gradient came out as .* where .* is right/,
    );
    expect(wrongOutcome(knownOutcomes[32].map(() => Number.NaN))).toMatch(/loss came out as NaN/);
  });

  it('times the steps after the first, as many as the budget allows', async () => {
    await tf.setBackend('cpu');
    let clock = 0;
    const now = () => {
      clock += 10;
      return clock;
    };
    const { wrong, milliseconds } = await checkTraining(now, 45);
    expect(wrong).toBeUndefined();
    // A quarter of the images, told as for all.
    expect(milliseconds).toBe(4 * 10);
  });
});
