import * as tf from '@tensorflow/tfjs';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FastKernels } from '../../../../src/engine/wasm/installFastKernels.ts';
import { CompiledStep } from '../../../../src/engine/wasm/step/compiledStep.ts';
import { compiledStepFlag } from '../../../../src/engine/wasm/step/installCompiledStep.ts';
import { Recording } from '../../../../src/engine/wasm/step/recording.ts';
import { randomSource } from '../randomShapes.ts';
import { relativeError } from '../references.ts';
import { startInNode } from '../startInNode.ts';

import { examples } from './models.ts';
import {
  adam,
  both,
  compiledModel,
  learn,
  type Optimizer,
  smallRecipe,
  sparse,
  train,
  weightsOf,
} from './training.ts';

vi.setConfig({ testTimeout: 120_000 });

let kernels: FastKernels;
let runs: { mockClear(): void; mock: { calls: unknown[] } };

beforeAll(async () => {
  kernels = await startInNode({ threads: 2 });
  // Watched, not replaced: tells whether a compiled step trained, or tfjs did.
  runs = vi.spyOn(CompiledStep.prototype, 'run');
}, 60_000);
afterAll(() => kernels.dispose());
afterEach(() => tf.env().set(compiledStepFlag, true));

/** Compiled steps since it was last asked. */
function stepsRun(): number {
  const count = runs.mock.calls.length;
  runs.mockClear();
  return count;
}

describe('around a compiled step everything is as ever', () => {
  const batches = () => examples(smallRecipe(), 20, randomSource(5));

  test('validation, shuffle and the history', async () => {
    const [ours, theirs] = await both(async () => {
      const { x, y } = batches();
      const model = compiledModel();
      const { history } = await model.fit(x, y, {
        batchSize: 8,
        epochs: 3,
        shuffle: false,
        validationSplit: 0.25,
        verbose: 0,
      });
      return history as Record<string, number[]>;
    });
    expect(Object.keys(ours)).toEqual(Object.keys(theirs));
    for (const [name, values] of Object.entries(theirs)) {
      expect(relativeError(ours[name] ?? [], values), name).toBeLessThan(1e-4);
    }
  });

  test('stopTraining ends it after that batch', async () => {
    const [ours, theirs] = await both(async () => {
      const model = compiledModel();
      let seen = 0;
      await learn(model, batches(), {
        epochs: 5,
        callbacks: {
          onBatchEnd: () => {
            if (++seen === 3) model.stopTraining = true;
          },
        },
      });
      return { seen, weights: weightsOf(model) };
    });
    expect(ours.seen).toBe(3);
    expect(theirs.seen).toBe(3);
    ours.weights.forEach((weight, i) => {
      expect(relativeError(weight, theirs.weights[i] ?? [])).toBeLessThan(1e-5);
    });
  });

  test('weights set, read, cloned and evaluated between two batches', async () => {
    const [ours, theirs] = await both(async () => {
      const model = compiledModel();
      const { x, y } = batches();
      const seen: number[] = [];
      let clone: tf.Tensor | undefined;
      let cloned: ArrayLike<number> = [];
      await learn(
        model,
        { x, y },
        {
          epochs: 2,
          callbacks: {
            onBatchEnd: (batch) => {
              if (batch === 1 && clone === undefined) {
                clone = model.getWeights()[0]?.clone();
                cloned = clone?.dataSync() ?? [];
              }
              if (batch === 2) model.setWeights(model.getWeights().map((weight) => weight.mul(0.5)));
              const [loss] = model.evaluate(x, y, { batchSize: 20 }) as tf.Scalar[];
              seen.push(loss?.dataSync()[0] ?? Number.NaN);
            },
          },
        },
      );
      // What a learner has kept of old weights stays as it was.
      expect(clone?.dataSync()).toEqual(cloned);
      expect(relativeError(weightsOf(model)[0] ?? [], cloned)).toBeGreaterThan(0.01);
      return { seen, predicted: (model.predict(x) as tf.Tensor).dataSync() };
    });
    expect(relativeError(ours.seen, theirs.seen)).toBeLessThan(1e-4);
    expect(relativeError(ours.predicted, theirs.predicted)).toBeLessThan(1e-4);
  });

  for (const [name, optimizer] of [
    ['Adam', adam],
    ['momentum', () => tf.train.momentum(0.02, 0.9)],
  ] as [string, Optimizer][]) {
    test(`${name} goes on where tfjs' own step left it, and the other way round`, async () => {
      const alternate = async (order: boolean[]) => {
        const model = compiledModel(optimizer);
        for (const compiled of order) {
          tf.env().set(compiledStepFlag, compiled);
          await learn(model, batches());
        }
        const state = await (model.optimizer as tf.Optimizer).getWeights();
        return [...weightsOf(model), ...state.map(({ tensor }) => tensor.dataSync() as Float32Array)];
      };
      const theirs = await alternate([false, false, false]);
      for (const order of [
        [true, false, true],
        [false, true, false],
      ]) {
        const ours = await alternate(order);
        expect(ours.length).toBe(theirs.length);
        ours.forEach((values, i) => {
          expect(relativeError(values, theirs[i] ?? [])).toBeLessThan(1e-4);
        });
      }
    });
  }

  test('trainOnBatch, and metrics of a learner’s own', async () => {
    const distance = (y: tf.Tensor, p: tf.Tensor) =>
      p.sub(tf.oneHot(y.flatten().toInt(), 3)).square().sum(-1);
    const [ours, theirs] = await both(async () => {
      const { x, y } = batches();
      const model = compiledModel(adam, [distance, 'accuracy']);
      const results: number[] = [];
      for (let i = 0; i < 3; i++) results.push(...((await model.trainOnBatch(x, y)) as number[]));
      return results;
    });
    expect(ours.length).toBe(9);
    expect(relativeError(ours, theirs)).toBeLessThan(1e-5);
  });

  test('the same to the bit on every run', async () => {
    const run = () => train(smallRecipe(), batches(), true, { epochs: 4, batchSize: 6 });
    expect(await run()).toEqual(await run());
  });

  test('no tensor and no memory is left behind', async () => {
    const model = compiledModel();
    const { x, y } = batches();
    const { memory } = (tf.backend() as unknown as { wasm: { asm: { memory: WebAssembly.Memory } } }).wasm
      .asm;
    const held = () => ({
      tensors: tf.memory().numTensors,
      buffers: tf.memory().numDataBuffers,
      bytes: memory.buffer.byteLength,
    });
    await learn(model, { x, y }, { epochs: 2, batchSize: 6 });
    const before = held();
    stepsRun();
    await learn(model, { x, y }, { epochs: 50, batchSize: 6 });
    expect(stepsRun()).toBe(200);
    expect(held()).toEqual(before);
  });
});

describe('what it does not know, tfjs trains', () => {
  const dense = (args: object = {}) => tf.layers.dense({ units: 3, activation: 'softmax', ...args });
  class Doubled extends tf.layers.Layer {
    static className = 'Doubled';
    override call(x: tf.Tensor | tf.Tensor[]) {
      return tf.mul([x].flat()[0] as tf.Tensor, 2);
    }
    override computeOutputShape(shape: tf.Shape) {
      return shape;
    }
  }
  const models: [string, () => tf.LayersModel][] = [
    [
      'a layer of a learner’s own',
      () => tf.sequential({ layers: [new Doubled({ inputShape: [4] }), dense()] }),
    ],
    [
      'another activation',
      () =>
        tf.sequential({
          layers: [tf.layers.dense({ units: 4, activation: 'tanh', inputShape: [4] }), dense()],
        }),
    ],
    [
      'a regulariser',
      () => tf.sequential({ layers: [dense({ inputShape: [4], kernelRegularizer: 'l1l2' })] }),
    ],
    [
      'two branches',
      () => {
        const input = tf.input({ shape: [4] });
        const branch = () => tf.layers.dense({ units: 4 }).apply(input) as tf.SymbolicTensor;
        const sum = tf.layers.add().apply([branch(), branch()]);
        return tf.model({ inputs: input, outputs: dense().apply(sum) as tf.SymbolicTensor });
      },
    ],
  ];
  for (const [title, make] of models) {
    test(title, async () => {
      stepsRun();
      const model = make();
      model.compile({ optimizer: adam(), loss: sparse });
      const { history } = await learn(
        model,
        { x: tf.randomUniform([8, 4]), y: tf.ones([8, 1]) },
        { epochs: 8 },
      );
      expect(stepsRun()).toBe(0);
      const losses = history.loss as number[];
      expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0);
    });
  }

  test('sample weights, another loss, another optimizer', async () => {
    const { x, y } = examples(smallRecipe(), 8, randomSource(3));
    stepsRun();
    const model = compiledModel(() => tf.train.rmsprop(0.01));
    await learn(model, { x, y });
    model.compile({ optimizer: adam(), loss: 'meanSquaredError' });
    await learn(model, { x, y: tf.oneHot(y.flatten().toInt(), 3).toFloat() });
    expect(stepsRun()).toBe(0);
    model.compile({ optimizer: adam(), loss: sparse });
    await learn(model, { x, y });
    expect(stepsRun()).toBe(2);
  });

  test('weights frozen before compiling stay; frozen after it, tfjs decides', async () => {
    const { x, y } = examples(smallRecipe(), 8, randomSource(3));
    for (const recompile of [true, false]) {
      const [ours, theirs] = await both(async () => {
        const model = compiledModel();
        const [first] = model.layers;
        if (first !== undefined) first.trainable = false;
        if (recompile) model.compile({ optimizer: adam(), loss: sparse });
        const kernel = () => first?.getWeights()[0]?.dataSync();
        const before = kernel();
        await learn(model, { x, y });
        return { before, after: kernel(), weights: weightsOf(model) };
      });
      ours.weights.forEach((weight, i) => {
        expect(relativeError(weight, theirs.weights[i] ?? [])).toBeLessThan(1e-5);
      });
      expect(ours.after).toEqual(ours.before);
    }
  });

  test('below the lowest trained weights no gradient is computed', async () => {
    const jobs = vi.spyOn(Recording.prototype, 'run');
    const dense = (units: number, activation: 'relu' | 'softmax') => tf.layers.dense({ units, activation });
    const model = tf.sequential({
      layers: [
        tf.layers.flatten({ inputShape: [3, 3] }),
        ...[dense(6, 'relu'), dense(5, 'relu'), dense(2, 'softmax')],
      ],
    });
    const products = async (frozen: number) => {
      model.layers.forEach((layer, i) => {
        layer.trainable = i > frozen;
      });
      model.compile({ optimizer: adam(), loss: sparse });
      jobs.mockClear();
      await learn(model, { x: tf.ones([4, 3, 3]), y: tf.zeros([4, 1]) });
      return jobs.mock.calls.filter(([job]) => job === 'multiply').length;
    };
    // Three forward, three for kernels, two that pass the gradient on: none to the images.
    expect(await products(0)).toBe(3 + 3 + 2);
    expect(await products(1)).toBe(3 + 2 + 1);
    expect(await products(2)).toBe(3 + 1);
    jobs.mockRestore();
  });
});
