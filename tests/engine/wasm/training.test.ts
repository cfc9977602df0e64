import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { randomSource, randomValues } from './randomShapes.ts';
import { relativeError } from './references.ts';
import { startInNode } from './startInNode.ts';

/** The cpu backend, the reference, is slow. */
vi.setConfig({ testTimeout: 90_000 });

let kernels: FastKernels;

beforeAll(async () => {
  kernels = await startInNode({ threads: 2 });
}, 60_000);
afterAll(() => kernels.dispose());

const seeded = (seed: number) => tf.initializers.glorotUniform({ seed });

/** The lesson's network; with `apart` relu is a layer of its own. */
function lessonModel(apart = false): tf.Sequential {
  const model = tf.sequential();
  [32, 64, 64].forEach((filters, i) => {
    const kernelInitializer = seeded(i + 1);
    const activation = apart ? 'linear' : 'relu';
    const convolution = { filters, kernelSize: 3, activation, kernelInitializer } as const;
    model.add(tf.layers.conv2d(i === 0 ? { ...convolution, inputShape: [28, 28, 1] } : convolution));
    if (apart) model.add(tf.layers.reLU());
    model.add(tf.layers.maxPooling2d({ poolSize: 2 }));
  });
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 256, activation: 'relu', kernelInitializer: seeded(4) }));
  model.add(tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: seeded(5) }));
  model.compile({ optimizer: tf.train.adam(), loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}

const count = 3;
const images = randomValues(count * 784, randomSource(4));
const labels = Array.from({ length: count }, (_, i) => i % 10);

function gradients(model: tf.LayersModel): Float32Array[] {
  return tf.tidy(() => {
    const x = tf.tensor4d(images, [count, 28, 28, 1]);
    const y = tf.oneHot(tf.tensor1d(labels, 'int32'), 10);
    const loss = () =>
      tf.losses.softmaxCrossEntropy(y, model.apply(x, { training: true }) as tf.Tensor) as tf.Scalar;
    const { value, grads } = tf.variableGrads(loss);
    return [value, ...Object.values(grads)].map((tensor) => tensor.dataSync() as Float32Array);
  });
}

async function onCpu<T>(work: () => T | Promise<T>): Promise<T> {
  await tf.setBackend('cpu');
  try {
    return await work();
  } finally {
    await tf.setBackend('wasm');
  }
}

async function train(model: tf.LayersModel, epochs: number): Promise<number[]> {
  const x = tf.tensor4d(images, [count, 28, 28, 1]);
  const y = tf.tensor2d(labels, [count, 1]);
  // Two does not divide three: the last batch is ragged.
  const { history } = await model.fit(x, y, { batchSize: 2, epochs, shuffle: false, verbose: 0 });
  tf.dispose([x, y]);
  return history.loss as number[];
}

describe("the lesson's network", () => {
  for (const apart of [false, true]) {
    test(`has the gradients of the cpu backend, relu ${apart ? 'as a layer' : 'as activation'}`, async () => {
      const model = lessonModel(apart);
      const ours = gradients(model);
      const theirs = await onCpu(() => gradients(model));
      ours.forEach((gradient, i) => {
        expect(relativeError(gradient, theirs[i] ?? []), `gradient ${i}`).toBeLessThan(1e-5);
      });
    });
  }

  test('learns what it learns on the cpu backend, step by step', async () => {
    const ours = await train(lessonModel(), 2);
    const theirs = await onCpu(() => train(lessonModel(), 2));
    expect(relativeError(ours, theirs)).toBeLessThan(1e-4);
    expect(ours[1]).toBeLessThan(ours[0] ?? 0);
  });

  test('learns the same to the bit on every run', async () => {
    expect(await train(lessonModel(), 2)).toEqual(await train(lessonModel(), 2));
  });

  test('leaves no tensor and no memory behind', async () => {
    const model = lessonModel();
    const heap = (tf.backend() as unknown as { wasm: { asm: { memory: WebAssembly.Memory } } }).wasm.asm
      .memory;
    await train(model, 3);
    const before = {
      tensors: tf.memory().numTensors,
      buffers: tf.memory().numDataBuffers,
      bytes: heap.buffer.byteLength,
    };
    await train(model, 40);
    const after = {
      tensors: tf.memory().numTensors,
      buffers: tf.memory().numDataBuffers,
      bytes: heap.buffer.byteLength,
    };
    expect(after).toEqual(before);
  });
});

test('a feature map can be read while the network goes on', async () => {
  const model = lessonModel();
  const inner = tf.model({
    inputs: model.inputs,
    outputs: model.layers.slice(0, 4).map((l) => l.output as tf.SymbolicTensor),
  });
  const look = () =>
    tf.tidy(() =>
      (inner.predict(tf.tensor4d(images, [count, 28, 28, 1])) as tf.Tensor[]).map(
        (map) => map.dataSync() as Float32Array,
      ),
    );
  const ours = look();
  const theirs = await onCpu(look);
  ours.forEach((map, i) => {
    expect(relativeError(map, theirs[i] ?? [])).toBeLessThan(1e-5);
  });
});

test('one step of Adam is that of tfjs', async () => {
  const step = () => {
    const optimizer = tf.train.adam(0.01);
    const x = tf.variable(tf.tensor1d([1, -2, 3, 0.5, 7]));
    for (let i = 0; i < 3; i++) optimizer.minimize(() => x.square().mul([1, 2, 3, 4, 5]).sum() as tf.Scalar);
    return x.dataSync();
  };
  expect(relativeError(step(), await onCpu(step))).toBeLessThan(1e-6);
});

test('gradients of gradients still are', () => {
  const f = (x: tf.Tensor) => x.mul(x).mul(x);
  const second = tf.tidy(() =>
    Array.from(
      tf
        .grad(tf.grad(f))(tf.tensor1d([1, 2, -3]))
        .dataSync(),
    ),
  );
  expect(second).toEqual([6, 12, -18]);
});
