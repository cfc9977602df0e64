/** One training step of a small model around one layer, and the tests that hold two backends to the same step. */
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { seedEverything } from '../../src/engine/seedEverything.ts';
import { joins, layerTable, type Row } from './layerTable.ts';
import { randomNumbers } from './plain.ts';

/** A branch that has weights, so that gradients must pass through the layer to them. */
function branch(
  shape: readonly number[],
  seed: number,
): { input: tf.SymbolicTensor; output: tf.SymbolicTensor } {
  const input = tf.input({ shape: [...shape] });
  const scale = tf.layers.dense({
    units: shape.at(-1) ?? 1,
    kernelInitializer: tf.initializers.glorotUniform({ seed }),
  });
  return { input, output: scale.apply(input) as tf.SymbolicTensor };
}

function modelOf(row: Row): tf.LayersModel {
  if (row.indices !== undefined) {
    const input = tf.input({ shape: row.shape });
    return tf.model({ inputs: input, outputs: row.layer().apply(input) as tf.SymbolicTensor });
  }
  if (row.first) {
    const input = tf.input({ shape: row.shape });
    const dense = tf.layers.dense({
      units: 2,
      kernelInitializer: tf.initializers.glorotUniform({ seed: 7 }),
    });
    return tf.model({ inputs: input, outputs: dense.apply(row.layer().apply(input)) as tf.SymbolicTensor });
  }
  const { input, output } = branch(row.shape, 5);
  return tf.model({ inputs: input, outputs: row.layer().apply(output) as tf.SymbolicTensor });
}

function joinOf(join: () => tf.layers.Layer): tf.LayersModel {
  const [a, b] = [branch([4], 5), branch([4], 6)];
  const output = join().apply([a.output, b.output]) as tf.SymbolicTensor;
  return tf.model({ inputs: [a.input, b.input], outputs: output });
}

/**
 * One batch of fixed inputs, whose loss is the weighed mean of the outputs, and one step of gradient descent.
 *
 * @returns the loss, the gradient of every weight that has one, and all weights afterwards (moving averages among them)
 */
async function step(backend: string, build: () => tf.LayersModel, indices?: number): Promise<Float32Array[]> {
  await tf.setBackend(backend);
  const unseed = seedEverything(11);
  const model = build();
  const random = randomNumbers(3);
  const draw = () => (indices === undefined ? random() : Math.floor(((random() + 1) / 2) * indices));
  const inputs = model.inputs.map(({ shape }) => {
    const full = [3, ...shape.slice(1)] as number[];
    return tf.tensor(Float32Array.from({ length: tf.util.sizeFromShape(full) }, draw), full);
  });
  const loss = (): tf.Scalar => {
    const y = model.apply(inputs, { training: true }) as tf.Tensor;
    const weights = tf.tensor(Float32Array.from({ length: y.size }, randomNumbers(4)), y.shape);
    return y.mul(weights).mean().asScalar();
  };
  const found = tf.tidy(() => {
    if (model.trainableWeights.length === 0) return [loss().dataSync() as Float32Array];
    const { value, grads } = tf.variableGrads(loss);
    tf.train.sgd(0.5).applyGradients(grads);
    // Weights are made in the same order on all backends.
    return [value, ...Object.values(grads), ...model.getWeights()].map(
      (tensor) => tensor.dataSync() as Float32Array,
    );
  });
  tf.dispose(inputs);
  model.dispose();
  unseed();
  return found;
}

/** The largest difference of any tensor, as a part of its largest value; what is almost zero counts with all. */
function stepError(found: readonly Float32Array[], right: readonly Float32Array[]): number {
  const largest = (values: Float32Array) =>
    values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const ofAll = Math.max(...right.map(largest));
  const errors = right.map((values, i) => {
    const ours = found[i];
    if (ours?.length !== values.length) return Number.POSITIVE_INFINITY;
    const difference = largest(ours.map((value, n) => value - (values[n] ?? Number.NaN)));
    return ours.every(Number.isFinite) ? difference / Math.max(largest(values), ofAll / 100) : Number.NaN;
  });
  return found.length === right.length ? Math.max(...errors) : Number.POSITIVE_INFINITY;
}

/** Registered layer classes that are no layers of a model: cells and bases are run by the layers made of them. */
const notLayers = /Cell|Cells$|^Sequential$|^Model$|^Functional$|^Wrapper$|^Conv$/;

/** For every layer type: a step on wasm, which has been started, equals one on cpu. */
export function everyLayerTrains({ ownRandom }: { readonly ownRandom: boolean }): void {
  describe('one training step on wasm equals one on cpu', () => {
    it.each(Object.entries(layerTable))('%s', async (_, row) => {
      const onWasm = await step('wasm', () => modelOf(row), row.indices);
      expect(onWasm.flatMap((values) => [...values]).every(Number.isFinite)).toBe(true);
      // What our own kernel drops, the tests of dropout hold.
      if (row.ownRandom && ownRandom) return;
      const onCpu = await step('cpu', () => modelOf(row), row.indices);
      expect(stepError(onWasm, onCpu)).toBeLessThan(1e-5);
    });

    it.each(Object.entries(joins))('%s', async (_, join) => {
      const [onWasm, onCpu] = [await step('wasm', () => joinOf(join)), await step('cpu', () => joinOf(join))];
      expect(stepError(onWasm, onCpu)).toBeLessThan(1e-5);
    });

    it('holds for every layer class that tfjs registers', () => {
      const { classNameMap } = tf.serialization.SerializationMap.getMap();
      const registered = Object.entries(classNameMap)
        .filter(
          // The map holds classes by what they share.
          ([, [type]]) => (type as unknown as { prototype: unknown }).prototype instanceof tf.layers.Layer,
        )
        .map(([name]) => name)
        .filter((name) => !notLayers.test(name));
      const rows = [...Object.keys(layerTable), ...Object.keys(joins)];
      expect(registered.filter((name) => !rows.includes(name))).toEqual([]);
      expect(registered.length).toBeGreaterThan(40);
    });
  });
}
