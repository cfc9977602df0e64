/**
 * Kernels that work on byte tensors without making numbers of all of them (see `backend.ts`), put in front of
 * a backend's own, which still run for every other tensor.
 */
import * as tf from '@tensorflow/tfjs';
import { inputNamed, overrideKernel } from '../overrideKernel.ts';
import { type ByteData, byteBackend } from './backend.ts';
import { numberTensor } from './numberTensor.ts';

type Arguments = Parameters<tf.KernelFunc>[0];

/** What a kernel gives for byte tensors; `undefined` leaves the call to the backend's own kernel. */
type ByteKernel = (args: Arguments) => tf.Tensor | undefined;

const arithmetic: Record<string, (a: number, b: number) => number> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Multiply: (a, b) => a * b,
  RealDiv: (a, b) => a / b,
};

const kernels: Record<string, ByteKernel> = {
  Identity: ({ inputs }) => sameValues(inputNamed(inputs, 'x')),
  Reshape: ({ inputs, attrs }) => {
    const x = inputNamed(inputs, 'x');
    const size = tf.util.sizeFromShape(x.shape);
    return sameValues(x, tf.util.inferFromImplicitShape(numbers(attrs, 'shape'), size));
  },
  ExpandDims: ({ inputs, attrs }) => {
    const x = inputNamed(inputs, 'input');
    const dim = Number(attrs?.dim);
    const shape = [...x.shape];
    shape.splice(dim < 0 ? shape.length + dim + 1 : dim, 0, 1);
    return sameValues(x, shape);
  },
  Cast: ({ inputs, attrs }) => {
    const x = inputNamed(inputs, 'x');
    const data = byteBackend.find(x.dataId);
    if (data === undefined) return undefined;
    if (attrs?.dtype === data.dtype) return sameValues(x);
    if (attrs?.dtype === 'float32') return byteBackend.view({ ...data, dtype: 'float32' }, x.shape);
    if (attrs?.dtype !== 'int32') return undefined;
    return byteBackend.view({ ...data, dtype: 'int32', table: data.table.map(Math.trunc) }, x.shape);
  },
  Slice: ({ inputs, attrs }) => {
    const x = inputNamed(inputs, 'x');
    const data = byteBackend.find(x.dataId);
    if (data === undefined) return undefined;
    const { begin, size } = sliceParameters(x, attrs);
    tf.slice_util.assertParamsValid(x, begin, size);
    if (!tf.slice_util.isSliceContinous(x.shape, begin, size)) return undefined;
    const start = data.start + tf.slice_util.computeFlatOffset(begin, tf.util.computeStrides(x.shape));
    return byteBackend.view({ ...data, start, size: tf.util.sizeFromShape(size) }, size);
  },
  GatherV2: ({ inputs, attrs }) => {
    const x = inputNamed(inputs, 'x');
    const data = byteBackend.find(x.dataId);
    if (data === undefined || attrs?.axis !== 0 || attrs.batchDims !== 0) return undefined;
    return gatherRows(x, data, inputNamed(inputs, 'indices'));
  },
};

for (const [name, operation] of Object.entries(arithmetic)) {
  kernels[name] = ({ inputs }) => {
    const [a, b] = [inputNamed(inputs, 'a'), inputNamed(inputs, 'b')];
    return withNumber(a, b, operation) ?? withNumber(b, a, (x, y) => operation(y, x));
  };
}

function numbers(attrs: tf.NamedAttrMap | undefined, name: string): number[] {
  const value = attrs?.[name];
  // An attribute of that kernel is always numbers; a single one stands for the first axis.
  return Array.isArray(value) ? (value as number[]) : [Number(value)];
}

/** Where a slice begins and its lengths, one number an axis; missing axes are whole, -1 is the rest. */
function sliceParameters(x: tf.TensorInfo, attrs: tf.NamedAttrMap | undefined) {
  const lengths = attrs?.size === undefined ? [-1] : numbers(attrs, 'size');
  const [begin, size] = tf.slice_util.parseSliceParams(x, numbers(attrs, 'begin'), lengths);
  if (begin === undefined || size === undefined) throw new Error('slice: begin and size are missing.');
  return { begin, size };
}

function sameValues(x: tf.TensorInfo, shape: number[] = x.shape): tf.Tensor | undefined {
  return byteBackend.find(x.dataId) && byteBackend.share(x.dataId, shape, x.dtype);
}

/**
 * `operation(x, number)` for every value of a float32 byte tensor: 256 divisions instead of 47 million. Rounding to
 * float32 after computing in float64 gives what float32 arithmetic gives, for these four operations.
 */
function withNumber(
  x: tf.TensorInfo,
  operand: tf.TensorInfo,
  operation: (x: number, operand: number) => number,
): tf.Tensor | undefined {
  const data = byteBackend.find(x.dataId);
  const isNumber = tf.util.sizeFromShape(operand.shape) === 1 && operand.shape.length <= x.shape.length;
  if (data === undefined || data.dtype !== 'float32' || !isNumber || operand.dtype !== 'float32')
    return undefined;
  const [value] = valuesOf(operand);
  if (value === undefined) return undefined;
  const table = data.table.map((entry) => operation(entry, value));
  return byteBackend.view({ ...data, table }, x.shape);
}

/** The rows of `x` at `indices`, as numbers: the shuffled batches of `model.fit`. */
function gatherRows(x: tf.TensorInfo, data: ByteData, indices: tf.TensorInfo): tf.Tensor {
  const [rows = 0, ...rowShape] = x.shape;
  const rowSize = tf.util.sizeFromShape(rowShape);
  const chosen = valuesOf(indices);
  const wrong = chosen.find((row) => row < 0 || row >= rows);
  if (wrong !== undefined) throw new Error(`gather: the index ${wrong} is outside of the ${rows} rows.`);
  byteBackend.mustFit(chosen.length * rowSize);
  return numberTensor([...indices.shape, ...rowShape], data.dtype, (values) => {
    chosen.forEach((row, i) => {
      byteBackend.fill(data, row * rowSize, rowSize, values, i * rowSize);
    });
  });
}

function valuesOf(x: tf.TensorInfo): Float32Array | Int32Array {
  // Only number tensors come here.
  return tf.engine().readSync(x.dataId) as Float32Array | Int32Array;
}

const installed = new Set<string>();

/**
 * Puts the byte kernels in front of a backend's own. Call it after every other kernel of that backend is
 * registered; further calls do nothing.
 */
export function installByteKernels(backendName: string): void {
  if (installed.has(backendName)) return;
  installed.add(backendName);
  for (const [name, byteKernel] of Object.entries(kernels)) {
    overrideKernel(backendName, name, (before) => (args) => {
      const result = byteKernel(args);
      if (result !== undefined) return result;
      if (before === undefined) throw new Error(`The ${backendName} backend has no ${name} kernel.`);
      return before(args);
    });
  }
}
