import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { seedEverything, seededRandom } from '../../src/engine/seedEverything.ts';
import { startBackend } from '../../src/engine/start/startBackend.ts';
import { nodeContext } from './wasmBinary.ts';

let restore = (): void => {};
beforeAll(async () => {
  await startBackend('wasm', nodeContext);
});
afterEach(() => restore());

/** Weights and losses of a shuffled training with dropout. */
async function trained(): Promise<number[]> {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [6], units: 8, activation: 'relu' }),
      tf.layers.dropout({ rate: 0.5 }),
      tf.layers.dense({ units: 1, kernelInitializer: 'heNormal' }),
    ],
  });
  model.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
  const x = tf.tensor2d(
    Float32Array.from({ length: 120 }, (_, i) => Math.sin(i)),
    [20, 6],
  );
  const { history } = await model.fit(x, x.sum(1, true), { epochs: 3, batchSize: 4, verbose: 0 });
  return [...(history.loss as number[]), ...model.getWeights().flatMap((weight) => [...weight.dataSync()])];
}

async function trainedWith(seed: number): Promise<number[]> {
  restore();
  restore = seedEverything(seed);
  return trained();
}

describe('seedEverything', () => {
  it.each([42, 0])('makes training with seed %i the same to the bit', async (seed) => {
    expect(await trainedWith(seed)).toEqual(await trainedWith(seed));
  });

  it('gives other numbers for another seed', async () => {
    expect(await trainedWith(1)).not.toEqual(await trainedWith(2));
  });

  it('drops other units in each step', async () => {
    restore = seedEverything(3);
    const ones = tf.ones([64]);
    const [first, second] = [tf.dropout(ones, 0.5), tf.dropout(ones, 0.5)];
    expect(first.arraySync()).not.toEqual(second.arraySync());
  });

  it("gives the browser's own randomness back", () => {
    const before = Math.random;
    seedEverything(1)();
    expect(Math.random).toBe(before);
  });

  it('refuses what is no whole number', () => {
    expect(() => seedEverything(1.5)).toThrow(/whole number, but it is 1.5/);
  });

  it('spreads evenly, whatever the seed', () => {
    for (const seed of [0, 1, 2 ** 31]) {
      const random = seededRandom(seed);
      const bins = new Array(10).fill(0);
      for (let i = 0; i < 10_000; i++) bins[Math.floor(random() * 10)]++;
      for (const count of bins) expect(Math.abs(count - 1000)).toBeLessThan(150);
    }
  });
});
