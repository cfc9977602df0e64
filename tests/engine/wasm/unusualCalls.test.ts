/**
 * Calls that the engine's kernels are not made for: other dtypes, orders of axes, activations, paddings, broadcasts, empty tensors.
 * Each gives what tfjs' cpu backend gives, or throws an error with the kernel, its tensors' shapes and its attributes.
 */
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { randomSource, randomValues } from './randomShapes.ts';
import { relativeError } from './references.ts';
import { startAndFindReplaced } from './replacedKernels.ts';

vi.setConfig({ testTimeout: 30_000 });

type Operand = readonly [shape: readonly number[], dtype?: 'float32' | 'int32' | 'bool', most?: number];
interface Call {
  readonly inputs: Readonly<Record<string, Operand>>;
  readonly attrs: object;
}

const x: Operand = [[2, 5, 5, 3]];
const filter: Operand = [[3, 3, 3, 4]];
const map: Operand = [[2, 3, 3, 4]];
const convolution = { strides: [1, 1], pad: 'valid', dilations: [1, 1], dataFormat: 'NHWC' };
const explicit = {
  ...convolution,
  pad: [
    [0, 0],
    [1, 0],
    [0, 2],
    [0, 0],
  ],
};
const swapped = { ...convolution, dataFormat: 'NCHW' };
const pooling = { filterSize: [2, 2], strides: [2, 2], pad: 'valid' };
const gradients = { strides: [1, 1], pad: 'valid', dilations: [1, 1], dataFormat: 'NHWC' };

/** For every kernel that the engine puts in the place of tfjs'. */
const calls: Readonly<Record<string, Readonly<Record<string, Call>>>> = {
  Conv2D: {
    'whole numbers': {
      inputs: { x: [[2, 5, 5, 3], 'int32'], filter: [[3, 3, 3, 4], 'int32'] },
      attrs: convolution,
    },
    'channels first': { inputs: { x: [[2, 3, 5, 5]], filter }, attrs: swapped },
    'explicit padding': { inputs: { x, filter }, attrs: explicit },
    'a number as padding': {
      inputs: { x, filter },
      attrs: { ...convolution, pad: 1, dimRoundingMode: 'floor' },
    },
    'strides with dilation': {
      inputs: { x, filter },
      attrs: { ...convolution, strides: [2, 2], dilations: [2, 2], pad: 'same' },
    },
    'no images': { inputs: { x: [[0, 5, 5, 3]], filter }, attrs: convolution },
  },
  FusedConv2D: {
    'another activation': {
      inputs: { x, filter, bias: [[4]] },
      attrs: { ...convolution, activation: 'sigmoid' },
    },
    elu: { inputs: { x, filter, bias: [[4]] }, attrs: { ...convolution, activation: 'elu' } },
    'leaky relu': {
      inputs: { x, filter },
      attrs: { ...convolution, activation: 'leakyrelu', leakyreluAlpha: 0.3 },
    },
    prelu: {
      inputs: { x, filter, preluActivationWeights: [[1, 1, 4]] },
      attrs: { ...convolution, activation: 'prelu' },
    },
    'no bias': { inputs: { x, filter }, attrs: { ...convolution, activation: 'linear' } },
    'one bias for all': { inputs: { x, filter, bias: [[1]] }, attrs: { ...convolution, activation: 'relu' } },
    'channels first': {
      inputs: { x: [[2, 3, 5, 5]], filter, bias: [[4]] },
      attrs: { ...swapped, activation: 'relu' },
    },
  },
  Conv2DBackpropFilter: {
    'whole numbers': {
      inputs: { x: [[2, 5, 5, 3], 'int32'], dy: map },
      attrs: { ...gradients, filterShape: [3, 3, 3, 4] },
    },
    'channels first': {
      inputs: { x: [[2, 3, 5, 5]], dy: [[2, 4, 3, 3]] },
      attrs: { ...gradients, dataFormat: 'NCHW', filterShape: [3, 3, 3, 4] },
    },
    'no images': {
      inputs: { x: [[0, 5, 5, 3]], dy: [[0, 3, 3, 4]] },
      attrs: { ...gradients, filterShape: [3, 3, 3, 4] },
    },
  },
  Conv2DBackpropInput: {
    'whole numbers': {
      inputs: { dy: [[2, 3, 3, 4], 'int32'], filter },
      attrs: { ...gradients, inputShape: [2, 5, 5, 3] },
    },
    'channels first': {
      inputs: { dy: [[2, 4, 3, 3]], filter },
      attrs: { ...gradients, dataFormat: 'NCHW', inputShape: [2, 3, 5, 5] },
    },
    'no images': {
      inputs: { dy: [[0, 3, 3, 4]], filter },
      attrs: { ...gradients, inputShape: [0, 5, 5, 3] },
    },
  },
  DepthwiseConv2dNative: {
    'whole numbers': {
      inputs: { x: [[2, 5, 5, 3], 'int32'], filter: [[3, 3, 3, 2], 'int32'] },
      attrs: convolution,
    },
    'channels first': { inputs: { x: [[2, 3, 5, 5]], filter: [[3, 3, 3, 2]] }, attrs: swapped },
    dilation: { inputs: { x, filter: [[3, 3, 3, 2]] }, attrs: { ...convolution, dilations: [2, 1] } },
    'no images': { inputs: { x: [[0, 5, 5, 3]], filter: [[3, 3, 3, 2]] }, attrs: convolution },
  },
  DepthwiseConv2dNativeBackpropInput: {
    'whole numbers': {
      inputs: { dy: [[2, 3, 3, 6], 'int32'], filter: [[3, 3, 3, 2]] },
      attrs: { ...gradients, inputShape: [2, 5, 5, 3] },
    },
    'channels first': {
      inputs: { dy: [[2, 6, 3, 3]], filter: [[3, 3, 3, 2]] },
      attrs: { ...gradients, dataFormat: 'NCHW', inputShape: [2, 3, 5, 5] },
    },
  },
  DepthwiseConv2dNativeBackpropFilter: {
    'whole numbers': {
      inputs: { x: [[2, 5, 5, 3], 'int32'], dy: [[2, 3, 3, 6]] },
      attrs: { ...gradients, filterShape: [3, 3, 3, 2] },
    },
    'channels first': {
      inputs: { x: [[2, 3, 5, 5]], dy: [[2, 6, 3, 3]] },
      attrs: { ...gradients, dataFormat: 'NCHW', filterShape: [3, 3, 3, 2] },
    },
  },
  MaxPool: {
    'whole numbers': { inputs: { x: [[2, 5, 5, 3], 'int32'] }, attrs: pooling },
    'a number as padding': { inputs: { x }, attrs: { ...pooling, pad: 1, dimRoundingMode: 'ceil' } },
    'no images': { inputs: { x: [[0, 5, 5, 3]] }, attrs: pooling },
  },
  MaxPoolGrad: {
    'whole numbers': {
      inputs: {
        dy: [[2, 2, 2, 3], 'int32'],
        input: [[2, 5, 5, 3], 'int32'],
        output: [[2, 2, 2, 3], 'int32'],
      },
      attrs: pooling,
    },
    'a number as padding': {
      inputs: { dy: [[2, 3, 3, 3]], input: x, output: [[2, 3, 3, 3]] },
      attrs: { ...pooling, pad: 1, dimRoundingMode: 'floor' },
    },
  },
  AvgPool: {
    'whole numbers': { inputs: { x: [[2, 5, 5, 3], 'int32'] }, attrs: pooling },
    'a number as padding': { inputs: { x }, attrs: { ...pooling, pad: 1, dimRoundingMode: 'ceil' } },
    'no images': { inputs: { x: [[0, 5, 5, 3]] }, attrs: pooling },
  },
  AvgPoolGrad: {
    'whole numbers': {
      inputs: { dy: [[2, 2, 2, 3], 'int32'], input: [[2, 5, 5, 3], 'int32'] },
      attrs: pooling,
    },
  },
  BatchMatMul: {
    'whole numbers': {
      inputs: { a: [[2, 3, 4], 'int32'], b: [[2, 4, 5], 'int32'] },
      attrs: { transposeA: false, transposeB: false },
    },
    'batches that differ': {
      inputs: { a: [[2, 1, 3, 4]], b: [[1, 3, 4, 5]] },
      attrs: { transposeA: false, transposeB: false },
    },
    'no rows': {
      inputs: { a: [[1, 0, 4]], b: [[1, 4, 5]] },
      attrs: { transposeA: false, transposeB: false },
    },
    'depths that differ': {
      inputs: { a: [[1, 2, 3]], b: [[1, 4, 5]] },
      attrs: { transposeA: false, transposeB: false },
    },
  },
  _FusedMatMul: {
    'another activation': {
      inputs: { a: [[1, 3, 4]], b: [[1, 4, 5]], bias: [[5]] },
      attrs: { transposeA: false, transposeB: false, activation: 'sigmoid' },
    },
    'leaky relu': {
      inputs: { a: [[1, 3, 4]], b: [[1, 4, 5]], bias: [[5]] },
      attrs: { transposeA: false, transposeB: false, activation: 'leakyrelu', leakyreluAlpha: 0.3 },
    },
    prelu: {
      inputs: { a: [[1, 3, 4]], b: [[1, 4, 5]], preluActivationWeights: [[5]] },
      attrs: { transposeA: false, transposeB: false, activation: 'prelu' },
    },
    'a bias for each row': {
      inputs: { a: [[1, 3, 4]], b: [[1, 4, 5]], bias: [[3, 1]] },
      attrs: { transposeA: false, transposeB: false, activation: 'relu' },
    },
  },
  Identity: {
    'whole numbers': { inputs: { x: [[2, 3], 'int32'] }, attrs: {} },
    'true and false': { inputs: { x: [[2, 3], 'bool', 2] }, attrs: {} },
    'no values': { inputs: { x: [[0, 3]] }, attrs: {} },
  },
  Add: {
    'whole numbers': { inputs: { a: [[2, 3], 'int32'], b: [[3], 'int32'] }, attrs: {} },
    'a column': { inputs: { a: [[2, 3]], b: [[2, 1]] }, attrs: {} },
    'a row first': { inputs: { a: [[3]], b: [[2, 3]] }, attrs: {} },
    'one number': { inputs: { a: [[2, 3]], b: [[1]] }, attrs: {} },
    'no values': { inputs: { a: [[0, 3]], b: [[3]] }, attrs: {} },
  },
  Relu: {
    'whole numbers': { inputs: { x: [[2, 3], 'int32'] }, attrs: {} },
    'no values': { inputs: { x: [[0, 3]] }, attrs: {} },
  },
  Sum: {
    'the last axis': { inputs: { x: [[2, 3, 4]] }, attrs: { axis: [2], keepDims: false } },
    'an axis between': { inputs: { x: [[2, 3, 4]] }, attrs: { axis: [1], keepDims: true } },
    'all axes': { inputs: { x: [[2, 3, 4]] }, attrs: { axis: [0, 1, 2], keepDims: false } },
    'whole numbers': { inputs: { x: [[2, 3], 'int32'] }, attrs: { axis: [0], keepDims: false } },
    'no rows': { inputs: { x: [[0, 3]] }, attrs: { axis: [0], keepDims: false } },
  },
  Slice: {
    'rows and columns': { inputs: { x: [[4, 3]] }, attrs: { begin: [1, 1], size: [2, 2] } },
    'whole numbers': { inputs: { x: [[4, 3], 'int32'] }, attrs: { begin: [2, 0], size: [1, 3] } },
    'true and false': { inputs: { x: [[4, 3], 'bool', 2] }, attrs: { begin: [1, 0], size: [2, 3] } },
    'nothing of it': { inputs: { x: [[4, 3]] }, attrs: { begin: [1, 0], size: [0, 3] } },
    'beyond the end': { inputs: { x: [[4, 3]] }, attrs: { begin: [3, 0], size: [2, 3] } },
  },
  GatherV2: {
    'another axis': {
      inputs: { x: [[2, 4, 3]], indices: [[2], 'int32', 4] },
      attrs: { axis: 1, batchDims: 0 },
    },
    batches: { inputs: { x: [[2, 4, 3]], indices: [[2, 3], 'int32', 4] }, attrs: { axis: 1, batchDims: 1 } },
    'true and false': {
      inputs: { x: [[4, 3], 'bool', 2], indices: [[2], 'int32', 4] },
      attrs: { axis: 0, batchDims: 0 },
    },
    'no indices': { inputs: { x: [[4, 3]], indices: [[0], 'int32'] }, attrs: { axis: 0, batchDims: 0 } },
  },
};

/** Ours alone: only relu's gradient calls it, with tensors of float32. */
const ownKernels = ['ConvbookReluGradient'];

let end = (): void => undefined;
let replaced: string[] = [];

beforeAll(async () => {
  const started = await startAndFindReplaced();
  end = started.kernels.dispose;
  replaced = started.replaced;
}, 60_000);
afterAll(() => end());

type Result = { readonly shape: number[]; readonly values: ArrayLike<number> } | { readonly error: string };

function run(kernel: string, { inputs, attrs }: Call): Result {
  const random = randomSource(11);
  const tensors = Object.fromEntries(
    Object.entries(inputs).map(([name, [shape, dtype = 'float32', most = 7]]) => {
      const numbers = randomValues(tf.util.sizeFromShape([...shape]), random);
      const values = dtype === 'float32' ? numbers : numbers.map((n) => Math.floor(((n + 1) / 2) * most));
      return [name, tf.tensor(values, [...shape], dtype)];
    }),
  );
  try {
    // Kernels take their attributes untyped.
    const out = tf.engine().runKernel(kernel, tensors, attrs as tf.NamedAttrMap) as tf.Tensor;
    return { shape: out.shape, values: out.dataSync() };
  } catch (error) {
    return { error: (error as Error).message };
  }
}

for (const [kernel, variants] of Object.entries(calls))
  for (const [title, call] of Object.entries(variants))
    test(`${kernel}, ${title}: as on cpu, or an error that says what`, async () => {
      const ours = tf.tidy(() => run(kernel, call) as never) as Result;
      await tf.setBackend('cpu');
      const theirs = tf.tidy(() => run(kernel, call) as never) as Result;
      await tf.setBackend('wasm');
      if ('error' in ours) {
        expect(ours.error).toContain(kernel);
        for (const [shape] of Object.values(call.inputs))
          expect(ours.error).toContain(`[${shape.join(', ')}]`);
        for (const [name, value] of Object.entries(call.attrs))
          expect(ours.error).toContain(`${name} ${JSON.stringify(value)}`);
        return;
      }
      if ('error' in theirs)
        throw new Error(`cpu refuses this (${theirs.error}), and wasm computes something.`);
      expect(ours.shape).toEqual(theirs.shape);
      // No number, or none that is finite, where there is nothing to take one from.
      const [found, right] = [ours, theirs].map(({ values }) => Array.from(values));
      const odd = (value: number) => !Number.isFinite(value);
      expect(found?.filter(odd)).toEqual(right?.filter(odd));
      const finite = (values: number[] = []) => values.map((value) => (odd(value) ? 0 : value));
      expect(relativeError(finite(found), finite(right))).toBeLessThan(1e-5);
    });

test('no kernel that the engine replaces is left out', () => {
  expect(replaced.length).toBeGreaterThan(15);
  expect(replaced.filter((name) => !(name in calls) && !ownKernels.includes(name))).toEqual([]);
});
