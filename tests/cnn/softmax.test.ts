import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { crossEntropy, softmax } from '../../src/cnn/softmax.ts';

describe('softmax', () => {
  it('item 30: turns ten scores into ten positive numbers that sum to 1, in the same order', () => {
    const scores = [2, 1, 0.5, 0, -3, 4, 0.1, -1, -1.5, -2];
    const shares = softmax(scores);
    expect(shares).toHaveLength(10);
    expect(shares.every((share) => share > 0)).toBe(true);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const order = (values: readonly number[]) =>
      [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
    expect(order(shares)).toEqual(order(scores));
  });

  it('gives each of ten equal scores a tenth, whatever the temperature', () => {
    for (const temperature of [0.1, 1, 10]) {
      for (const share of softmax(
        Array.from({ length: 10 }, () => 7),
        temperature,
      ))
        expect(share).toBeCloseTo(0.1, 12);
    }
  });

  it('gives two scores that lie ln 3 apart a quarter and three quarters', () => {
    const [small, large] = softmax([0, Math.log(3)]);
    expect(small).toBeCloseTo(0.25, 12);
    expect(large).toBeCloseTo(0.75, 12);
  });

  it('is surer when it is colder, and less so when it is hotter', () => {
    const [cold, warm, hot] = [0.5, 1, 4].map((temperature) => softmax([1, 0, 0], temperature)[0] ?? 0);
    expect(cold).toBeGreaterThan(warm ?? 1);
    expect(warm).toBeGreaterThan(hot ?? 1);
  });

  it('agrees with TensorFlow.js, also where exp alone would overflow', () => {
    for (const scores of [
      [3, -1, 0.25],
      [1000, 999, 0],
    ]) {
      const theirs = Array.from(tf.softmax(tf.tensor1d(scores)).dataSync());
      for (const [index, share] of softmax(scores).entries())
        expect(share).toBeCloseTo(theirs[index] ?? -1, 5);
    }
  });

  it('refuses a temperature of 0 by name', () => {
    expect(() => softmax([1, 2], 0)).toThrow('softmax: temperature must be above 0, not 0');
  });
});

describe('cross-entropy', () => {
  it('is ln 10 where ten classes have equal shares, and 0 where the right one has all', () => {
    expect(crossEntropy(0.1)).toBeCloseTo(Math.LN10, 12);
    expect(crossEntropy(1)).toBeCloseTo(0, 12);
  });
});
