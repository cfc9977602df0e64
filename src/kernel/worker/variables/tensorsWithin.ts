/** How many tensors a variable holds, in arrays, objects, maps, models: as far as that can be found quickly. */
import * as tf from '@tensorflow/tfjs';
import { heldBytes } from '../../../engine/index.ts';
import { inherits, isObject } from './lookInside.ts';

export interface TensorSearch {
  /** Of this kernel, whatever else may look like one. */
  isTensor(value: object): value is tf.Tensor;
  /** Objects that no cell made: not entered, nor the instances of classes among them, such as tfjs' own. */
  readonly outside: ReadonlySet<object>;
}

/** How much may be looked at; shared by the variables of one snapshot. Counts down. */
export interface Budget {
  left: number;
}

export interface HeldTensors {
  readonly tensors: number;
  readonly bytes: number;
}

/** Undefined if the budget ends before the search does. */
export function tensorsWithin(value: unknown, search: TensorSearch, budget: Budget): HeldTensors | undefined {
  const seen = new Set<object>();
  const waiting: object[] = [];
  let tensors = 0;
  let bytes = 0;
  const meet = (entry: unknown): void => {
    budget.left -= 1;
    if (!isObject(entry) || seen.has(entry) || search.outside.has(entry)) return;
    seen.add(entry);
    if (search.isTensor(entry)) {
      if (entry.isDisposed) return;
      tensors += 1;
      bytes += heldBytes(entry) ?? 0;
    } else waiting.push(entry);
  };
  meet(value);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of entriesOf(next, search.outside)) {
      if (budget.left <= 0) return undefined;
      meet(entry);
    }
  }
  return { tensors, bytes };
}

/** What an object holds: entries, own values, a model's weights and its optimiser's state. */
function* entriesOf(object: object, outside: ReadonlySet<object>): Iterable<unknown> {
  if (typeof object === 'function' || ArrayBuffer.isView(object)) return;
  if (Array.isArray(object)) return yield* object;
  if (object instanceof Map) {
    for (const pair of object) yield* pair;
    return;
  }
  if (object instanceof Set) return yield* object;
  if (inherits(object, tf.layers.Layer.prototype)) {
    const layer = object as tf.layers.Layer; // By its prototype; a model is a layer, too.
    for (const weight of layer.weights) yield weight.read();
    if (inherits(object, tf.LayersModel.prototype)) yield (layer as tf.LayersModel).optimizer;
    return;
  }
  const prototype: object | null = Object.getPrototypeOf(object);
  const isOpen =
    prototype === null || prototype === Object.prototype || inherits(object, tf.Optimizer.prototype);
  if (!isOpen && outside.has(prototype)) return;
  for (const key of Reflect.ownKeys(object)) yield Reflect.getOwnPropertyDescriptor(object, key)?.value;
}
