import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { Checkpoints } from '../../src/engine/index.ts';
import type { Device } from '../../src/kernel/protocol.ts';
import { createLostGpu, type LostGpuHost } from '../../src/kernel/worker/lostGpu.ts';

await tf.setBackend('cpu');

const wasm: Device = { backend: 'wasm', threads: 1, reason: 'WebAssembly was asked for.', candidates: [] };

function opened(host: Partial<LostGpuHost> = {}) {
  const happened: string[] = [];
  const gpu = createLostGpu({
    checkpoints: new Checkpoints(),
    onGpu: true,
    isLost: () => false,
    stop: () => happened.push('stopped'),
    startOther: async () => wasm,
    changed: ({ backend, reason }) => happened.push(`${backend}: ${reason}`),
    tell: (text) => happened.push(text),
    ...host,
  });
  return { gpu, happened };
}

const model = () => tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });

describe('when the GPU goes away', () => {
  it('a training ends with what was kept of it; the next one is not concerned', async () => {
    const { gpu, happened } = opened();
    const [first, second] = [model(), model()];
    const training = gpu.training(first);
    await training.epochsEnded(0);
    await training.epochsEnded(3);
    gpu.lost('The cable broke.');
    await expect(training.ended()).rejects.toThrow(
      'The cable broke. The kernel goes on without the GPU. The model has the weights of the end of epoch 3: run the cell again to train on.',
    );
    expect(happened).toEqual(['stopped', 'wasm: The cable broke. The kernel went on without the GPU.']);
    const next = gpu.training(second);
    await next.epochsEnded(1);
    await next.ended();
  });

  it('before the first epoch has ended, the weights are those from before', async () => {
    const { gpu } = opened();
    const training = gpu.training(model());
    await training.epochsEnded(0);
    gpu.lost('Gone.');
    await expect(training.ended()).rejects.toThrow('The model has the weights from before this training');
  });

  it('while nothing trains, the learner is told, and what models had learned comes back', async () => {
    const { gpu, happened } = opened();
    const one = model();
    const training = gpu.training(one);
    await training.epochsEnded(1);
    await training.ended();
    const [weights] = one.getWeights().map((weight) => weight.dataSync()[0]);
    one.setWeights(one.getWeights().map((weight) => tf.fill(weight.shape, Number.NaN)));
    gpu.lost('Gone.');
    await expect
      .poll(() => happened.at(-1))
      .toBe(
        'Gone. The kernel goes on without the GPU. Models that were trained keep what they had learned. ' +
          'Tensors that were on the GPU are gone: run their cells again.',
      );
    expect(one.getWeights()[0]?.dataSync()[0]).toBe(weights);
  });

  it('and nothing else starts, it says so', async () => {
    const { gpu } = opened({ startOther: () => Promise.reject(new Error('No backend.')) });
    const training = gpu.training(model());
    gpu.lost('Gone.');
    await expect(training.ended()).rejects.toThrow(
      'No other backend starts: No backend. Restart the kernel.',
    );
  });

  it('elsewhere than on a GPU nothing is read or kept', async () => {
    const reads: number[] = [];
    const checkpoints = {
      keep: async (_: tf.LayersModel, epochs: number) => void reads.push(epochs),
      restore: async () => new Map<tf.LayersModel, number>(),
    };
    const { gpu } = opened({ onGpu: false, checkpoints });
    await gpu.training(model()).epochsEnded(1);
    expect(reads).toEqual([]);
  });
});
