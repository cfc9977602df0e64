/** Random calls of every kernel that the engine replaces, each with its outcome by plain loops in float64. */
import * as tf from '@tensorflow/tfjs';
import { depthwise, depthwiseGradients } from './depthwiseReferences.ts';
import { oneOf, type Random, randomValues } from './randomShapes.ts';
import { type Convolution, convolve, filterGradient, inputGradient, multiply, pool } from './references.ts';

export interface Operand {
  readonly values: Float32Array | Int32Array;
  readonly shape: readonly number[];
}

/** One call of a kernel. */
export interface KernelCall {
  readonly inputs: Readonly<Record<string, Operand>>;
  readonly attrs: object;
  readonly expected: ArrayLike<number>;
}

type Shape4D = [number, number, number, number];
type Pair = [number, number];

const channels = [1, 3, 4, 5, 8, 33];

const size = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

function operand(shape: readonly number[], random: Random, negative = false): Operand {
  return { values: randomValues(size(shape), random, negative), shape };
}

interface Windowed {
  readonly x: Shape4D;
  readonly kernel: Pair;
  readonly attrs: { readonly strides: Pair; readonly pad: 'valid' | 'same' };
}

/** Maps down to 1×1, strides beyond the kernel, a single image or a few. */
function windowed(random: Random): Windowed {
  const kernel: Pair = [oneOf(random, [1, 2, 3, 3, 5]), oneOf(random, [1, 2, 3, 3, 4])];
  const pad = oneOf(random, ['valid', 'same'] as const);
  const length = (k: number) => (pad === 'same' ? 1 : k) + oneOf(random, [0, 0, 1, 2, 4, 7]);
  const strides: Pair = [oneOf(random, [1, 1, 2, 3, 6]), oneOf(random, [1, 1, 2, 4])];
  const x: Shape4D = [
    oneOf(random, [1, 2, 5]),
    length(kernel[0]),
    length(kernel[1]),
    oneOf(random, channels),
  ];
  return { x, kernel, attrs: { strides, pad } };
}

function geometry(
  { x, kernel, attrs }: Windowed,
  outChannels: number,
  dilations: Pair = [1, 1],
): Convolution {
  const filter: Shape4D = [...kernel, x[3], outChannels];
  const info = tf.backend_util.computeConv2DInfo(x, filter, attrs.strides, dilations, attrs.pad);
  return {
    batch: x[0],
    height: x[1],
    width: x[2],
    inChannels: x[3],
    outChannels,
    kernelHeight: kernel[0],
    kernelWidth: kernel[1],
    stride: attrs.strides,
    dilation: dilations,
    padTop: info.padInfo.top,
    padLeft: info.padInfo.left,
    outHeight: info.outHeight,
    outWidth: info.outWidth,
  };
}

const outShape = (c: Convolution, count: number): Shape4D => [c.batch, c.outHeight, c.outWidth, count];

function convolution(random: Random, dilated = false) {
  const drawn = windowed(random);
  const dilations: Pair = dilated && drawn.attrs.pad === 'same' ? [oneOf(random, [1, 2]), 2] : [1, 1];
  const one: Windowed = size(dilations) === 1 ? drawn : { ...drawn, attrs: { strides: [1, 1], pad: 'same' } };
  const filters = oneOf(random, [1, 2, 3, 4, 7, 16, 33]);
  const c = geometry(one, filters, dilations);
  const filter: Shape4D = [...one.kernel, one.x[3], filters];
  return { c, x: one.x, filter, attrs: { ...one.attrs, dilations, dataFormat: 'NHWC' } };
}

/** Called with the names, attributes and shapes that tfjs calls them with. */
export const kernelCases: Readonly<Record<string, (random: Random) => KernelCall>> = {
  Conv2D(random) {
    const { c, attrs, ...shapes } = convolution(random, true);
    const [x, filter] = [operand(shapes.x, random), operand(shapes.filter, random)];
    return { inputs: { x, filter }, attrs, expected: convolve(c, x.values, filter.values) };
  },
  FusedConv2D(random) {
    const { c, attrs, ...shapes } = convolution(random);
    const [x, filter] = [operand(shapes.x, random), operand(shapes.filter, random)];
    const bias = operand([c.outChannels], random);
    const activation = oneOf(random, ['relu', 'linear']);
    const expected = convolve(c, x.values, filter.values).map((y, i) => {
      const sum = y + (bias.values[i % c.outChannels] ?? Number.NaN);
      return activation === 'relu' ? Math.max(0, sum) : sum;
    });
    return { inputs: { x, filter, bias }, attrs: { ...attrs, activation }, expected };
  },
  Conv2DBackpropFilter(random) {
    const { c, attrs, ...shapes } = convolution(random);
    const [x, dy] = [operand(shapes.x, random), operand(outShape(c, c.outChannels), random)];
    const expected = filterGradient(c, x.values, dy.values);
    return { inputs: { x, dy }, attrs: { ...attrs, filterShape: shapes.filter }, expected };
  },
  Conv2DBackpropInput(random) {
    const { c, attrs, ...shapes } = convolution(random);
    const [dy, filter] = [operand(outShape(c, c.outChannels), random), operand(shapes.filter, random)];
    const expected = inputGradient(c, dy.values, filter.values);
    return { inputs: { dy, filter }, attrs: { ...attrs, inputShape: shapes.x }, expected };
  },
  DepthwiseConv2dNative(random) {
    const { c, x, filter, attrs, multiplier } = depthwiseCall(random);
    return { inputs: { x, filter }, attrs, expected: depthwise(c, multiplier, x.values, filter.values) };
  },
  DepthwiseConv2dNativeBackpropInput(random) {
    const { c, x, dy, filter, attrs, multiplier } = depthwiseCall(random);
    const expected = depthwiseGradients(c, multiplier, x.values, filter.values, dy.values).dx;
    return { inputs: { dy, filter }, attrs: { ...attrs, inputShape: x.shape }, expected };
  },
  DepthwiseConv2dNativeBackpropFilter(random) {
    const { c, x, dy, filter, attrs, multiplier } = depthwiseCall(random);
    const expected = depthwiseGradients(c, multiplier, x.values, filter.values, dy.values).dFilter;
    return { inputs: { x, dy }, attrs: { ...attrs, filterShape: filter.shape }, expected };
  },
  MaxPool(random) {
    const { c, x, attrs } = poolingCall(random);
    return { inputs: { x }, attrs, expected: pool(c, x.values).max };
  },
  MaxPoolGrad(random) {
    const { c, x: input, attrs } = poolingCall(random);
    const { max, winners } = pool(c, input.values);
    const dy = operand(outShape(c, c.inChannels), random);
    const expected = new Float64Array(input.values.length);
    winners.forEach((winner, i) => {
      expected[winner] = (expected[winner] ?? 0) + (dy.values[i] ?? Number.NaN);
    });
    const output = { values: Float32Array.from(max), shape: dy.shape };
    return { inputs: { dy, input, output }, attrs, expected };
  },
  AvgPool(random) {
    const { c, x, attrs } = poolingCall(random);
    return { inputs: { x }, attrs, expected: pool(c, x.values).mean };
  },
  AvgPoolGrad(random) {
    const { c, x: input, attrs } = poolingCall(random);
    const dy = operand(outShape(c, c.inChannels), random);
    // tfjs' kernel divides by the whole window; `averagePoolGradients.ts` sees to the edges.
    const share = 1 / (c.kernelHeight * c.kernelWidth);
    const ones = {
      values: new Float32Array(size([c.kernelHeight, c.kernelWidth, c.inChannels])).fill(share),
    };
    const expected = depthwiseGradients(c, 1, input.values, ones.values, dy.values).dx;
    return { inputs: { dy, input }, attrs, expected };
  },
  BatchMatMul(random) {
    const { a, b, attrs, expected } = product(random);
    return { inputs: { a, b }, attrs, expected };
  },
  _FusedMatMul(random) {
    const { a, b, attrs, expected, columns } = product(random, 1);
    const bias = operand([columns], random);
    const activation = oneOf(random, ['relu', 'linear']);
    const withBias = expected.map((y, i) => {
      const sum = y + (bias.values[i % columns] ?? Number.NaN);
      return activation === 'relu' ? Math.max(0, sum) : sum;
    });
    return { inputs: { a, b, bias }, attrs: { ...attrs, activation }, expected: withBias };
  },
  Identity(random) {
    const x = operand(lengths(random), random);
    return { inputs: { x }, attrs: {}, expected: x.values };
  },
  Add(random) {
    const a = operand(lengths(random), random);
    const columns = a.shape.at(-1) ?? 1;
    const b = operand([columns], random);
    const expected = Float64Array.from(a.values, (x, i) => x + (b.values[i % columns] ?? Number.NaN));
    return { inputs: { a, b }, attrs: {}, expected };
  },
  Relu(random) {
    const x = operand(lengths(random), random);
    return { inputs: { x }, attrs: {}, expected: x.values.map((value) => Math.max(0, value)) };
  },
  ConvbookReluGradient(random) {
    const shape = lengths(random);
    const [dy, x] = [operand(shape, random), operand(shape, random)];
    const y = { shape, values: x.values.map((value) => Math.max(0, value)) };
    const expected = dy.values.map((gradient, i) => ((x.values[i] ?? 0) > 0 ? gradient : 0));
    return { inputs: { dy, y }, attrs: {}, expected };
  },
  Sum(random) {
    // Of one sign, so that no sum is small by chance and its rounding large beside it.
    const x = operand(lengths(random), random, true);
    const columns = x.shape.at(-1) ?? 1;
    const expected = new Float64Array(columns);
    x.values.forEach((value, i) => {
      expected[i % columns] = (expected[i % columns] ?? 0) + value;
    });
    return { inputs: { x }, attrs: { axis: x.shape.slice(1).map((_, i) => i), keepDims: false }, expected };
  },
  Slice(random) {
    const x = operand(lengths(random), random);
    const rows = x.shape[0] ?? 1;
    const rowSize = x.values.length / rows;
    const first = Math.floor(random() * rows);
    const count = 1 + Math.floor(random() * (rows - first));
    const rest = x.shape.slice(1);
    const expected = [...x.values.slice(first * rowSize, (first + count) * rowSize)];
    const attrs = { begin: [first, ...rest.map(() => 0)], size: [count, ...rest.map(() => -1)] };
    return { inputs: { x }, attrs, expected };
  },
  GatherV2(random) {
    const x = operand(lengths(random), random);
    const rows = x.shape[0] ?? 1;
    const rowSize = x.values.length / rows;
    const count = oneOf(random, [1, 2, 7]);
    const indices = {
      values: Int32Array.from({ length: count }, () => Math.floor(random() * rows)),
      shape: [count],
    };
    const expected = [...indices.values].flatMap((row) => [
      ...x.values.slice(row * rowSize, (row + 1) * rowSize),
    ]);
    return { inputs: { x, indices }, attrs: { axis: 0, batchDims: 0 }, expected };
  },
};

function depthwiseCall(random: Random) {
  const one = windowed(random);
  const multiplier = oneOf(random, [1, 1, 1, 2, 3]);
  const c = geometry(one, multiplier);
  const x = operand(one.x, random);
  const filter = operand([...one.kernel, c.inChannels, multiplier], random);
  const dy = operand(outShape(c, c.inChannels * multiplier), random);
  return {
    c,
    x,
    filter,
    dy,
    multiplier,
    attrs: { ...one.attrs, dilations: [1, 1], dimRoundingMode: undefined },
  };
}

/** A third of the maps hold nothing but negative numbers. */
function poolingCall(random: Random) {
  const one = windowed(random);
  const x = operand(one.x, random, random() < 1 / 3);
  return { c: geometry(one, 1), x, attrs: { ...one.attrs, filterSize: one.kernel } };
}

function product(random: Random, batch = oneOf(random, [1, 1, 3])) {
  const length = () => oneOf(random, [1, 2, 3, 5, 7, 8, 9, 16, 33, 65]);
  const [m, n, depth] = [length(), length(), length()];
  const [transposeA, transposeB] = [random() < 0.5, random() < 0.5];
  const a = operand([batch, ...(transposeA ? [depth, m] : [m, depth])], random);
  const b = operand([batch, ...(transposeB ? [n, depth] : [depth, n])], random);
  const expected = Array.from({ length: batch }, (_, i) => {
    const [left, right] = [a, b].map(({ values }) => values.slice((i * values.length) / batch)) as [
      Float32Array,
      Float32Array,
    ];
    return [...multiply(left, right, [m, n, depth], [transposeA, transposeB])];
  }).flat();
  return { a, b, columns: n, attrs: { transposeA, transposeB }, expected };
}

function lengths(random: Random): number[] {
  const rank = oneOf(random, [2, 3, 4]);
  const leading = Array.from({ length: rank - 1 }, () => oneOf(random, [1, 2, 3, 5, 9]));
  return [...leading, oneOf(random, channels)];
}
