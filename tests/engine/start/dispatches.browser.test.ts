/**
 * How many programs one training step of the lesson's network starts on a GPU, as a baseline: each start costs 24 to 71 µs
 * (arXiv:2604.02344), so with small batches their number is what a step takes. Counted on software GPUs, where they are as many.
 */
import * as tf from '@tensorflow/tfjs';
import { afterEach, expect, it, vi } from 'vitest';
import type { StartContext } from '../../../src/engine/start/device.ts';
import { startBackend } from '../../../src/engine/start/startBackend.ts';

/** Software GPUs compile shaders slowly where other tests run beside. */
vi.setConfig({ testTimeout: 300_000 });

const context: StartContext = {
  wasmBinary: () => Promise.reject(new Error('This test needs no WebAssembly.')),
  now: () => performance.now(),
};

afterEach(() => vi.restoreAllMocks());

/** The lesson's network with few filters: the number of programs does not depend on their sizes. */
function lessonModel(): tf.Sequential {
  const { conv2d, maxPooling2d, flatten, dense } = tf.layers;
  const model = tf.sequential({
    layers: [
      conv2d({ inputShape: [28, 28, 1], filters: 4, kernelSize: 3, activation: 'relu' }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 4, kernelSize: 3, activation: 'relu' }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 4, kernelSize: 3, activation: 'relu' }),
      maxPooling2d({ poolSize: 2 }),
      flatten(),
      dense({ units: 8, activation: 'relu' }),
      dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  return model;
}

/** Calls in an epoch of three batches less those in an epoch of one: two steps, without what an epoch costs. */
async function callsAStep(counts: readonly (() => number)[]): Promise<number[]> {
  const model = lessonModel();
  const epoch = async (batches: number): Promise<number[]> => {
    const [x, y] = [tf.zeros([2 * batches, 28, 28, 1]), tf.zeros([2 * batches, 1])];
    const before = counts.map((count) => count());
    await model.fit(x, y, { batchSize: 2, shuffle: false, verbose: 0, yieldEvery: 'never' });
    tf.dispose([x, y]);
    return counts.map((count, i) => count() - (before[i] ?? 0));
  };
  await epoch(1);
  const one = await epoch(1);
  const three = await epoch(3);
  return three.map((count, i) => (count - (one[i] ?? 0)) / 2);
}

const callsOf = (spy: { readonly mock: { readonly calls: readonly unknown[] } }) => () =>
  spy.mock.calls.length;

it('WebGPU: 234 dispatches a step, no more, and nothing is read back', async () => {
  const dispatches = vi.spyOn(GPUComputePassEncoder.prototype, 'dispatchWorkgroups');
  const reads = vi.spyOn(GPUBuffer.prototype, 'mapAsync');
  await startBackend('webgpu', context);
  const [programs, readBack] = await callsAStep([dispatches, reads].map(callsOf));
  expect(programs).toBeGreaterThan(50);
  expect(programs).toBeLessThanOrEqual(234);
  expect(readBack).toBe(0);
});

it('WebGL: 399 draws a step, no more, and nothing is read back', async () => {
  const draws = vi.spyOn(WebGL2RenderingContext.prototype, 'drawElements');
  const reads = vi.spyOn(WebGL2RenderingContext.prototype, 'readPixels');
  await startBackend('webgl', context);
  const [programs, readBack] = await callsAStep([draws, reads].map(callsOf));
  expect(programs).toBeGreaterThan(50);
  expect(programs).toBeLessThanOrEqual(399);
  expect(readBack).toBe(0);
});
