import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/start/startBackend.ts';
import { randomNumbers, relativeError } from '../plain.ts';
import { nodeContext } from '../wasmBinary.ts';

/** The network of the Fashion-MNIST lesson. */
function lessonCnn(): tf.Sequential {
  const seeded = (seed: number) => ({ kernelInitializer: tf.initializers.glorotUniform({ seed }) });
  const { conv2d, maxPooling2d, flatten, dense } = tf.layers;
  const model = tf.sequential({
    layers: [
      conv2d({ inputShape: [28, 28, 1], filters: 32, kernelSize: 3, activation: 'relu', ...seeded(1) }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 64, kernelSize: 3, activation: 'relu', ...seeded(2) }),
      maxPooling2d({ poolSize: 2 }),
      conv2d({ filters: 64, kernelSize: 3, activation: 'relu', ...seeded(3) }),
      maxPooling2d({ poolSize: 2 }),
      flatten(),
      dense({ units: 256, activation: 'relu', ...seeded(4) }),
      dense({ units: 10, activation: 'softmax', ...seeded(5) }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(0.1), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

function batch(): { x: tf.Tensor; y: tf.Tensor } {
  const random = randomNumbers(5);
  const x = tf.tensor(
    Float32Array.from({ length: 4 * 784 }, () => Math.abs(random())),
    [4, 28, 28, 1],
  );
  const labels = tf.tensor1d([0, 3, 5, 9], 'int32');
  return { x, y: tf.oneHot(labels, 10).toFloat() };
}

/** Loss and all weights after one step of `model.fit`. */
async function afterOneStep(backend: string): Promise<number[][]> {
  await tf.setBackend(backend);
  const model = lessonCnn();
  const { x, y } = batch();
  const { history } = await model.fit(x, y, { epochs: 1, batchSize: 4, shuffle: false, verbose: 0 });
  const weights = model.getWeights().map((weight) => Array.from(weight.dataSync()));
  model.dispose();
  tf.dispose([x, y]);
  return [history.loss as number[], ...weights];
}

beforeAll(async () => {
  await startBackend('wasm', nodeContext);
});

describe("the lesson's network on wasm", () => {
  it('has after one step of fit the loss and weights that cpu gives', async () => {
    const [onWasm, onCpu] = [await afterOneStep('wasm'), await afterOneStep('cpu')];
    expect(onWasm.length).toBe(11);
    onWasm.forEach((values, i) => {
      expect(relativeError(values, onCpu[i] ?? [])).toBeLessThan(1e-4);
    });
  }, 60_000);

  it('learns a batch by heart without leaving tensors behind', async () => {
    await tf.setBackend('wasm');
    const model = lessonCnn();
    const { x, y } = batch();
    model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy' });
    await model.fit(x, y, { epochs: 1, batchSize: 4, verbose: 0 });
    const { numTensors, numDataBuffers } = tf.memory();
    const { history } = await model.fit(x, y, { epochs: 60, batchSize: 4, verbose: 0 });
    expect(history.loss?.at(-1)).toBeLessThan(0.1);
    expect(tf.memory()).toMatchObject({ numTensors, numDataBuffers });
  }, 60_000);
});

describe('what wasm lacks', () => {
  it('runs on cpu, complex numbers included, and comes back', () => {
    const x = tf.tensor1d([1, 2, 3, 4]);
    const spectrum = tf.spectral.rfft(x);
    const power = tf.real(spectrum).square().add(tf.imag(spectrum).square()).reshape([3]);
    expect(relativeError(power.dataSync(), [100, 8, 4])).toBeLessThan(1e-6);
    const back = tf.spectral.irfft(spectrum);
    expect(relativeError(back.dataSync(), [1, 2, 3, 4])).toBeLessThan(1e-6);
  });

  it('leaves a kernel for every name that cpu has', () => {
    const names = tf.getKernelsForBackend('cpu').map(({ kernelName }) => kernelName);
    const missing = names.filter((name) => (tf.getKernel(name, 'wasm') ?? undefined) === undefined);
    expect(missing).toEqual([]);
  });
});
