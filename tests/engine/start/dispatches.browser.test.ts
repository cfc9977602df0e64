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

/** Programs started in an epoch of three batches less those of an epoch of one: two steps, without what an epoch costs. */
async function programsAStep(count: () => number): Promise<number> {
  const model = lessonModel();
  const epoch = async (batches: number): Promise<number> => {
    const [x, y] = [tf.zeros([2 * batches, 28, 28, 1]), tf.zeros([2 * batches, 1])];
    const before = count();
    await model.fit(x, y, { batchSize: 2, shuffle: false, verbose: 0, yieldEvery: 'never' });
    tf.dispose([x, y]);
    return count() - before;
  };
  await epoch(1);
  const one = await epoch(1);
  const three = await epoch(3);
  return (three - one) / 2;
}

it('WebGPU: 234 dispatches a step, no more', async () => {
  const dispatches = vi.spyOn(GPUComputePassEncoder.prototype, 'dispatchWorkgroups');
  await startBackend('webgpu', context);
  const programs = await programsAStep(() => dispatches.mock.calls.length);
  expect(programs).toBeGreaterThan(50);
  expect(programs).toBeLessThanOrEqual(234);
});

it('WebGL: 399 draws a step, no more', async () => {
  const draws = vi.spyOn(WebGL2RenderingContext.prototype, 'drawElements');
  await startBackend('webgl', context);
  const programs = await programsAStep(() => draws.mock.calls.length);
  expect(programs).toBeGreaterThan(50);
  expect(programs).toBeLessThanOrEqual(399);
});
