/**
 * Dropout in one pass. tfjs draws one random number after the other in JavaScript; here each element's number follows from
 * a seed and its index, so the gradient finds the same elements again without a mask being kept.
 */
import * as tf from '@tensorflow/tfjs';
import type { Engine } from '../engine.ts';
import { newTensor } from './batchNormalization.ts';

type Kwargs = Record<string, unknown>;

/** What of tfjs' layer is used; its typings keep it private. */
interface Dropout {
  readonly rate: number;
  /** Given where whole rows or maps drop together, as in SpatialDropout1D. */
  getNoiseShape(input: tf.Tensor): number[] | null | undefined;
  /** As in tfjs, a layer with a seed drops the same elements in every call. */
  readonly seed?: number | null;
  call(inputs: tf.Tensor | tf.Tensor[], kwargs: Kwargs): tf.Tensor | tf.Tensor[];
  invokeCallHook(inputs: tf.Tensor | tf.Tensor[], kwargs: Kwargs): void;
}

const range = 2 ** 32;

/** Which elements a step drops: drawn, or for a layer with a seed always the same. */
export function dropoutSeed(seed: number | null | undefined, random: () => number): number {
  return Math.floor((seed == null ? random() * range : seed * 0x9e3779b1) % range) | 0;
}

/** Arguments of the job that drops elements of `x`, and of its gradient. */
export function dropoutArguments(count: number, x: number, y: number, seed: number, rate: number) {
  return { words: [count, x, y, seed, Math.floor(rate * range) | 0], floats: [1 / (1 - rate)] };
}

/** @param random numbers from 0 to 1, for layers without a seed of their own */
export function installDropout(engine: Engine, random: () => number): void {
  const prototype = Object.getPrototypeOf(tf.layers.dropout({ rate: 0.5 })) as Dropout;
  const before = prototype.call;
  prototype.call = function (this: Dropout, inputs: tf.Tensor | tf.Tensor[], kwargs: Kwargs) {
    const [x] = [inputs].flat();
    const drops = kwargs.training === true && this.rate > 0 && this.rate < 1;
    if (!drops || x === undefined || x.dtype !== 'float32' || x.size === 0 || tf.getBackend() !== 'wasm') {
      return before.call(this, inputs, kwargs);
    }
    if (this.getNoiseShape(x) != null) return before.call(this, inputs, kwargs);
    this.invokeCallHook(inputs, kwargs);
    const seed = dropoutSeed(this.seed, random);
    return tf.tidy(() => drop(engine, x, this.rate, seed));
  };
}

function drop(engine: Engine, x: tf.Tensor, rate: number, seed: number): tf.Tensor {
  const apply = (from: tf.Tensor): tf.Tensor => {
    const address = engine.tensors.address(from.dataId);
    const [to, toAt] = newTensor(engine, from.shape);
    const { words, floats } = dropoutArguments(from.size, address, toAt, seed, rate);
    engine.program.run('dropout', 0, words, from.size, floats);
    return to;
  };
  const operation = tf.customGrad((input) => ({
    value: apply(input as tf.Tensor),
    gradFunc: (dy: tf.Tensor) => apply(dy),
  }));
  return operation(x);
}
