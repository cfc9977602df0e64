/**
 * What the engine computes as one kernel where tfjs has dozens: batch normalisation, softmax with cross-entropy, the optimizers'
 * steps. On 300 random shapes each against plain loops in float64 and against tfjs' own operations on the cpu backend, and the
 * gradients against differences of the loss itself.
 */
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { CompiledStep } from '../../../src/engine/wasm/step/compiledStep.ts';
import { adam, batchNormalisation, descent, softmaxCrossEntropy } from './layerReferences.ts';
import { oneOf, type Random, randomSource, randomValues } from './randomShapes.ts';
import { relativeError } from './references.ts';
import { startInNode } from './startInNode.ts';

/** The cpu backend, the reference, is slow. */
vi.setConfig({ testTimeout: 60_000 });

const count = 300;
const tolerance = 1e-5;
let kernels: FastKernels;

beforeAll(async () => {
  kernels = await startInNode({ threads: 2 });
}, 60_000);
afterAll(() => kernels.dispose());

type Numbers = ArrayLike<number>;

/** Draws all cases, runs them on wasm and then on cpu, and compares each with both references. */
async function everyCase<Case>(
  seed: number,
  draw: (random: Random) => Case,
  run: (one: Case) => Float32Array[],
  compare: (one: Case, found: readonly Float32Array[], onCpu: readonly Float32Array[]) => void,
): Promise<void> {
  const random = randomSource(seed);
  const cases = Array.from({ length: count }, () => draw(random));
  const ours = cases.map((one) => tf.tidy(() => run(one)));
  await tf.setBackend('cpu');
  const theirs = cases.map((one) => tf.tidy(() => run(one)));
  await tf.setBackend('wasm');
  cases.forEach((one, i) => {
    compare(one, ours[i] ?? [], theirs[i] ?? []);
  });
}

const size = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);
const numbersOf = (tensors: tf.Tensor[]) => tensors.map((tensor) => tensor.dataSync() as Float32Array);

/** One row, one channel and odd numbers of both among them. */
function drawShape(random: Random): number[] {
  const rank = oneOf(random, [2, 3, 4]);
  const leading = Array.from({ length: rank - 1 }, () => oneOf(random, [1, 1, 2, 3, 5]));
  return [...leading, oneOf(random, [1, 3, 4, 5, 33])];
}

describe('batch normalisation', () => {
  interface Case {
    readonly shape: number[];
    readonly x: Float32Array;
    readonly weights: [Float32Array, Float32Array];
    readonly dy: Float32Array;
  }
  const epsilon = 1e-3;

  function draw(random: Random): Case {
    const shape = drawShape(random);
    const channels = shape.at(-1) ?? 1;
    const shift = oneOf(random, [0, 0, 2]);
    const x = randomValues(size(shape), random).map((value) => value + shift);
    const weights: Case['weights'] = [randomValues(channels, random), randomValues(channels, random)];
    return { shape, x, weights, dy: randomValues(size(shape), random) };
  }

  function run({ shape, x, weights, dy }: Case): Float32Array[] {
    const layer = tf.layers.batchNormalization({ epsilon });
    layer.build(shape);
    const [, , mean, variance] = layer.getWeights();
    const given = weights.map((values) => tf.tensor1d(values));
    layer.setWeights([...given, mean as tf.Tensor, variance as tf.Tensor]);
    const apply = (input: tf.Tensor) => layer.apply(input, { training: true }) as tf.Tensor;
    const [input, gradient] = [tf.tensor(x, shape), tf.tensor(dy, shape)];
    const trained = layer.trainableWeights.map((weight) => weight.read() as tf.Variable);
    const { value, grads } = tf.engine().gradients(() => apply(input), [input, ...trained], gradient);
    const result = numbersOf([value, ...grads]);
    tf.dispose(layer.weights.map((weight) => weight.read()));
    return result;
  }

  test(`agrees with plain loops and with the cpu backend on ${count} random shapes`, () =>
    everyCase(23, draw, run, ({ shape, x, weights, dy }, found, onCpu) => {
      const { y, dx, dGamma, dBeta } = batchNormalisation(x, weights, epsilon, dy);
      // An input's gradient is a difference: what is left of few rows may be rounding. It counts as a part of what was subtracted.
      const terms = Math.max(...weights[0].map(Math.abs)) / Math.sqrt(epsilon);
      const title = JSON.stringify(shape);
      for (const [i, expected] of [y, dx, dGamma, dBeta].entries()) {
        for (const [name, reference] of [
          ['plain', expected],
          ['cpu', onCpu[i] ?? []],
        ] as const) {
          const ours = found[i] ?? [];
          const withTerms = i === 1 || i === 2 ? terms : 1;
          expect(
            relativeError([...Array.from(ours), withTerms], [...Array.from(reference), withTerms]),
            `${name}: ${title} ${i}`,
          ).toBeLessThan(tolerance);
        }
      }
    }));

  test('has the slope that differences of its output show', () => {
    const random = randomSource(5);
    const one: Case = {
      shape: [4, 3],
      x: randomValues(12, random),
      weights: [randomValues(3, random), randomValues(3, random)],
      dy: randomValues(12, random),
    };
    const [, gradient = new Float32Array()] = tf.tidy(() => run(one));
    const along = (i: number, by: number) => {
      const x = one.x.slice();
      x[i] = (x[i] ?? Number.NaN) + by;
      const [y] = tf.tidy(() => run({ ...one, x }));
      return one.dy.reduce((sum, weight, n) => sum + weight * (y?.[n] ?? Number.NaN), 0);
    };
    const slopes = Array.from(one.x, (_, i) => (along(i, 1e-2) - along(i, -1e-2)) / 2e-2);
    expect(relativeError(slopes, gradient)).toBeLessThan(1e-2);
  });
});

describe('softmax with cross-entropy, in a compiled step', () => {
  interface Case {
    readonly rows: number;
    readonly classes: number;
    readonly logits: Float32Array;
    readonly labels: number[];
    readonly sparse: boolean;
  }

  function draw(random: Random): Case {
    const [rows, classes] = [oneOf(random, [1, 2, 3, 5, 8]), oneOf(random, [2, 3, 4, 5, 10, 33])];
    const spread = oneOf(random, [1, 1, 4]);
    const logits = randomValues(rows * classes, random).map((value) => value * spread);
    const labels = Array.from({ length: rows }, () => Math.floor(random() * classes));
    return { rows, classes, logits, labels, sparse: random() < 0.5 };
  }

  const rowsOf = ({ rows, classes, labels }: Case) =>
    Float32Array.from({ length: rows * classes }, (_, i) =>
      labels[Math.floor(i / classes)] === i % classes ? 1 : 0,
    );

  /**
   * A dense layer whose weights are the logits, trained on the identity: descent with rate 1 takes the gradient by the logits
   * from them.
   */
  function step(one: Case): { loss: tf.Tensor; gradient: Float32Array } {
    const { rows, classes, logits, labels, sparse } = one;
    const layer = tf.layers.dense({
      units: classes,
      activation: 'softmax',
      useBias: false,
      inputShape: [rows],
    });
    const model = tf.sequential({ layers: [layer] });
    const loss = sparse ? 'sparseCategoricalCrossentropy' : 'categoricalCrossentropy';
    model.compile({ optimizer: tf.train.sgd(1), loss });
    model.setWeights([tf.tensor2d(logits, [rows, classes])]);
    const y = sparse ? tf.tensor2d(labels, [rows, 1]) : tf.tensor2d(rowsOf(one), [rows, classes]);
    // Typed as for its own use.
    const inner = model as unknown as {
      readonly model: { makeTrainFunction(): (data: tf.Tensor[]) => tf.Tensor[] };
    };
    const [found] = inner.model.makeTrainFunction()([tf.eye(rows), y]);
    const after = (model.getWeights()[0] as tf.Tensor).dataSync();
    const gradient = logits.map((before, i) => before - (after[i] ?? Number.NaN));
    return { loss: found as tf.Tensor, gradient };
  }

  function run(one: Case): Float32Array[] {
    const { loss, gradient } = step(one);
    return [loss.dataSync() as Float32Array, gradient];
  }

  test(`agrees with plain loops and with the cpu backend on ${count} random shapes`, async () => {
    const compiled = vi.spyOn(CompiledStep.prototype, 'run');
    await everyCase(29, draw, run, (one, found, onCpu) => {
      const { loss, gradient } = softmaxCrossEntropy(one.logits, one.classes, rowsOf(one));
      const title = JSON.stringify({ ...one, logits: undefined });
      [[loss], gradient].forEach((expected, i) => {
        expect(relativeError(found[i] ?? [], expected), `plain: ${title} ${i}`).toBeLessThan(tolerance);
        expect(relativeError(found[i] ?? [], onCpu[i] ?? []), `cpu: ${title} ${i}`).toBeLessThan(tolerance);
      });
    });
    expect(compiled).toHaveBeenCalledTimes(count);
  });

  test('has the slope that differences of its loss show', () => {
    const one = draw(randomSource(7));
    const { gradient } = tf.tidy(() => step(one));
    const along = (i: number, by: number) => {
      const logits = one.logits.slice();
      logits[i] = (logits[i] ?? Number.NaN) + by;
      return tf.tidy(() => step({ ...one, logits }).loss.dataSync()[0] ?? Number.NaN);
    };
    const slopes = Array.from(one.logits, (_, i) => (along(i, 1e-2) - along(i, -1e-2)) / 2e-2);
    expect(relativeError(slopes, gradient)).toBeLessThan(1e-2);
  });
});

describe('a step of an optimizer', () => {
  interface Case {
    readonly start: Float32Array[];
    /** For each step, that of each variable. */
    readonly gradients: Float32Array[][];
    readonly kind: (typeof kinds)[number];
  }
  const kinds = ['adam', 'descent', 'momentum', 'nesterov'] as const;

  function draw(random: Random): Case {
    const sizes = Array.from({ length: oneOf(random, [1, 2, 3]) }, () => size(drawShape(random)));
    const gradients = Array.from({ length: 3 }, () => sizes.map((length) => randomValues(length, random)));
    return {
      start: sizes.map((length) => randomValues(length, random)),
      gradients,
      kind: oneOf(random, kinds),
    };
  }

  const made = {
    adam: () => tf.train.adam(0.01, 0.8, 0.9, 1e-7),
    descent: () => tf.train.sgd(0.1),
    momentum: () => tf.train.momentum(0.1, 0.7),
    nesterov: () => tf.train.momentum(0.1, 0.7, true),
  };

  /** Of each variable its values, then its moments. */
  function plain({ start, gradients, kind }: Case): Numbers[][] {
    return start.map((values, i) => {
      const own = gradients.map((all) => all[i] ?? []);
      if (kind === 'adam') return adam(values, own, { rate: 0.01, beta1: 0.8, beta2: 0.9 });
      if (kind === 'descent') return descent(values, own, { rate: 0.1 }).slice(0, 1);
      return descent(values, own, { rate: 0.1, momentum: 0.7, nesterov: kind === 'nesterov' });
    });
  }

  interface Moments {
    readonly accumulatedFirstMoment?: { readonly variable: tf.Variable }[];
    readonly accumulatedSecondMoment?: { readonly variable: tf.Variable }[];
    readonly accumulations?: { readonly variable: tf.Variable }[];
  }

  function run({ start, gradients, kind }: Case): Float32Array[] {
    const optimizer = made[kind]();
    const variables = start.map((values) => tf.variable(tf.tensor1d(values)));
    for (const step of gradients) {
      optimizer.applyGradients(
        variables.map(({ name }, i) => ({ name, tensor: tf.tensor1d(step[i] ?? []) })),
      );
    }
    const { accumulatedFirstMoment, accumulatedSecondMoment, accumulations } = optimizer as Moments;
    const moments = [accumulatedFirstMoment, accumulatedSecondMoment, accumulations];
    const found = variables.flatMap((variable, i) =>
      numbersOf([variable, ...moments.flatMap((all) => all?.[i]?.variable ?? [])]),
    );
    tf.dispose(variables);
    optimizer.dispose();
    return found;
  }

  test(`agrees with plain loops and with the cpu backend on ${count} random lists of variables`, () =>
    everyCase(37, draw, run, (one, found, onCpu) => {
      const expected = plain(one).flat();
      expect(found).toHaveLength(expected.length);
      expected.forEach((values, i) => {
        const title = `${one.kind} ${one.start.map(({ length }) => length).join()} ${i}`;
        expect(relativeError(found[i] ?? [], values), `plain: ${title}`).toBeLessThan(tolerance);
        expect(relativeError(found[i] ?? [], onCpu[i] ?? []), `cpu: ${title}`).toBeLessThan(tolerance);
      });
    }));
});
