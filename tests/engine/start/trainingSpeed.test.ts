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

const atOnce = { pause: () => Promise.resolve(), isBusy: () => false };

it('times compiled steps in rounds until rounds are hardly faster than those before', async () => {
  const steps = vi.spyOn(CompiledStep.prototype, 'run');
  // A machine on which every step is as fast: the first round sets the time, and those behind it bring nothing.
  expect(await trainingSpeed({ ...atOnce, now: clockOf(10) })).toBe(10);
  const unchanged = steps.mock.calls.length;
  steps.mockClear();
  // One that gets faster by a fifth each time the clock is read, down to a thousandth.
  let [time, step] = [0, 1000];
  const now = () => {
    step = Math.max(1, step * 0.8);
    time += step;
    return time;
  };
  expect(await trainingSpeed({ ...atOnce, now })).toBeCloseTo(1, 6);
  expect(steps.mock.calls.length).toBeGreaterThan(unchanged);
});

it('waits with a round while the thread has other work, and leaves pauses for the browser’s compiler', async () => {
  const steps = vi.spyOn(CompiledStep.prototype, 'run');
  steps.mockClear();
  let pauses = 0;
  const ran: number[] = [];
  await trainingSpeed({
    now: clockOf(10),
    pause: async () => {
      pauses += 1;
      ran.push(steps.mock.calls.length);
    },
    isBusy: () => pauses < 5,
  });
  expect(ran.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  expect(new Set(ran.slice(5)).size).toBe(ran.length - 5);
});

it('leaves no tensor, draws no random number, and takes no name that a learner’s layers would get', async () => {
  const random = vi.spyOn(Math, 'random');
  const { numTensors } = tf.memory();
  const before = tf.layers.dense({ units: 1 }).name;
  await trainingSpeed({ ...atOnce, now: clockOf(30) });
  const after = tf.layers.dense({ units: 1 }).name;
  expect(tf.memory().numTensors).toBe(numTensors);
  expect(random).not.toHaveBeenCalled();
  const number = (name: string) => Number(/\d+$/.exec(name)?.[0]);
  expect(number(after)).toBe(number(before) + 1);
});
