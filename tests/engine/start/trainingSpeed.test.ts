import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { trainingSpeed } from '../../../src/engine/start/trainingSpeed.ts';
import type { FastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { CompiledStep } from '../../../src/engine/wasm/step/compiledStep.ts';
import { startInNode } from '../wasm/startInNode.ts';

let kernels: FastKernels;
beforeAll(async () => {
  kernels = await startInNode({ threads: 2 });
}, 60_000);
afterAll(() => kernels.dispose());

/** A clock on which each reading takes what is asked for. */
function clockOf(...each: number[]): () => number {
  let time = 0;
  let reading = 0;
  return () => {
    time += each[reading++ % each.length] ?? 0;
    return time;
  };
}

it('times compiled steps, as many as the budget allows but the first, and takes the fastest', async () => {
  const steps = vi.spyOn(CompiledStep.prototype, 'run');
  // Of each step the budget, the start and the end are read.
  expect(await trainingSpeed(clockOf(1), 9)).toBe(1);
  expect(steps.mock.calls.length).toBeGreaterThan(2);
  steps.mockClear();
  await trainingSpeed(clockOf(1000), 9);
  expect(steps).toHaveBeenCalledTimes(2);
});

it('leaves no tensor, draws no random number, and takes no name that a learner’s layers would get', async () => {
  const random = vi.spyOn(Math, 'random');
  const { numTensors } = tf.memory();
  const before = tf.layers.dense({ units: 1 }).name;
  await trainingSpeed(() => performance.now(), 1);
  const after = tf.layers.dense({ units: 1 }).name;
  expect(tf.memory().numTensors).toBe(numTensors);
  expect(random).not.toHaveBeenCalled();
  const number = (name: string) => Number(/\d+$/.exec(name)?.[0]);
  expect(number(after)).toBe(number(before) + 1);
});
