/** One variable as the page is told of it (`variables.ts`): cheap, and of no effect on the value. */
import * as tf from '@tensorflow/tfjs';
import { heldBytes } from '../../../engine/index.ts';
import { limits } from '../../limits.ts';
import type { Variable } from '../../variables.ts';
import { inherits, isObject } from './lookInside.ts';
import { cut, preview, typeWord } from './preview.ts';
import { type Budget, type TensorSearch, tensorsWithin } from './tensorsWithin.ts';

/** Of one variable. */
const mostEntries = 2_000;

export type Description = Omit<Variable, 'name' | 'cellId'>;

/** Never throws: a value that defends itself against being looked at is said to. */
export function describeVariable(
  { get, value }: PropertyDescriptor,
  search: TensorSearch,
  budget: Budget,
): Description {
  if (get !== undefined) return { kind: 'object', type: 'getter', preview: 'computed when it is read' };
  try {
    return describe(value, search, budget);
  } catch {
    return { kind: 'object', type: typeof value, preview: 'cannot be looked at' };
  }
}

function describe(value: unknown, search: TensorSearch, budget: Budget): Description {
  if (!isObject(value)) return { kind: 'value', type: typeWord(value), preview: preview(value) };
  if (search.isTensor(value)) return describeTensor(value);
  if (search.outside.has(value)) return { kind: 'import', type: typeWord(value), preview: '' };
  if (typeof value === 'function')
    return { kind: 'function', type: typeWord(value), preview: preview(value) };
  const own = { left: Math.min(budget.left, mostEntries) };
  budget.left -= own.left;
  const held = tensorsWithin(value, search, own);
  budget.left += Math.max(0, own.left);
  const tensors = held === undefined || held.tensors === 0 ? {} : held;
  if (inherits(value, tf.LayersModel.prototype)) {
    const model = value as tf.LayersModel; // By its prototype.
    const parameters = model.countParams().toLocaleString('en');
    const layers = model.layers.length === 1 ? '1 layer' : `${model.layers.length} layers`;
    const text = `${layers}, ${parameters} parameters`;
    return { kind: 'model', type: typeWord(value), ...tensors, preview: cut(text, limits.preview) };
  }
  const shared = { type: typeWord(value), preview: preview(value), ...tensors };
  if (Array.isArray(value)) return { kind: 'array', shape: [value.length], ...shared };
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const { length } = value as unknown as ArrayLike<number>; // Every view but DataView is a typed array.
    const dtype = shared.type.replace(/Array$/, '').toLowerCase();
    return { kind: 'array', shape: [length], dtype, bytes: value.byteLength, ...shared };
  }
  if (value instanceof Map || value instanceof Set) return { kind: 'array', shape: [value.size], ...shared };
  return { kind: 'object', ...shared };
}

function describeTensor(tensor: tf.Tensor): Description {
  const type = tensor instanceof tf.Variable ? 'Variable' : 'Tensor';
  const shape = tensor.shape.slice(0, limits.rank);
  const about = { kind: 'tensor' as const, type, shape, dtype: tensor.dtype };
  if (tensor.isDisposed) return { ...about, bytes: 0, preview: 'disposed: its memory is free again' };
  const bytes = heldBytes(tensor);
  return {
    ...about,
    ...(bytes === undefined ? {} : { bytes }),
    tensors: 1,
    preview: `${tensor.dtype} [${shape.join(', ')}]`,
  };
}
