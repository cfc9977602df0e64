/**
 * The loss 'sparseCategoricalCrossentropy' with a gradient of its own. tfjs puts it together from some thirty operations on
 * a few hundred numbers; with small batches their bookkeeping takes as long as a convolution.
 *
 * As in tfjs, with p clipped to [ε, 1 − ε] and s = Σ p: q = p_label / s, clipped likewise, and the loss is −ln q. Its
 * derivative by p_i is (1 / s − [i = label] / p_label), and 0 where something was clipped.
 */
import * as tf from '@tensorflow/tfjs';
import type { Engine } from '../engine.ts';
import { newTensor } from './batchNormalization.ts';

type Loss = (labels: tf.Tensor, probabilities: tf.Tensor) => tf.Tensor;

/** What of tfjs' model is used; its typings keep it private. */
interface CompiledModel {
  lossFunctions: Loss[];
}

export function installCrossEntropy(engine: Engine): void {
  const prototype = tf.LayersModel.prototype;
  const before = prototype.compile;
  prototype.compile = function (this: tf.LayersModel, args: tf.ModelCompileArgs): void {
    before.call(this, args);
    if (args.loss !== 'sparseCategoricalCrossentropy') return;
    const model = this as unknown as CompiledModel;
    model.lossFunctions = model.lossFunctions.map((loss) => (labels, probabilities) => {
      const classes = probabilities.shape.at(-1) ?? 0;
      const fits =
        tf.getBackend() === 'wasm' &&
        probabilities.dtype === 'float32' &&
        labels.dtype === 'float32' &&
        classes > 0 &&
        labels.size * classes === probabilities.size;
      return fits ? crossEntropy(engine, labels, probabilities) : loss(labels, probabilities);
    });
  };
}

/** The loss of every example, `[..., classes]` → `[...]`. */
function crossEntropy(engine: Engine, labels: tf.Tensor, probabilities: tf.Tensor): tf.Tensor {
  const operation = tf.customGrad((...args) => {
    const [p, save] = args as unknown as [tf.Tensor, (all: tf.Tensor[]) => void];
    save([p]);
    return {
      value: lossOf(engine, labels, p),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => gradientOf(engine, labels, saved[0] as tf.Tensor, dy),
    };
  });
  return operation(probabilities);
}

function numbers({ tensors, program }: Engine, tensor: tf.Tensor): Float32Array {
  const address = tensors.address(tensor.dataId);
  return new Float32Array(program.memory.buffer, address, tensor.size);
}

function floats({ program }: Engine, address: number, count: number): Float32Array {
  return new Float32Array(program.memory.buffer, address, count);
}

const clipped = (value: number, epsilon: number): number => Math.min(Math.max(value, epsilon), 1 - epsilon);

/** Σ of an example's clipped probabilities. */
function total(p: ArrayLike<number>, first: number, classes: number, epsilon: number): number {
  let sum = 0;
  for (let i = first; i < first + classes; i++) sum += clipped(p[i] ?? Number.NaN, epsilon);
  return sum;
}

function lossOf(engine: Engine, labels: tf.Tensor, probabilities: tf.Tensor): tf.Tensor {
  const epsilon = tf.backend().epsilon();
  const classes = probabilities.shape.at(-1) as number;
  const [loss, to] = newTensor(engine, probabilities.shape.slice(0, -1));
  const [y, p] = [numbers(engine, labels), numbers(engine, probabilities)];
  const out = floats(engine, to, loss.size);
  for (let example = 0; example < out.length; example++) {
    const first = example * classes;
    const label = Math.floor(y[example] ?? Number.NaN);
    // A label outside of the classes is a row of zeros where tfjs makes one-hot vectors of labels.
    const known = label >= 0 && label < classes;
    const q = clipped(p[first + label] ?? Number.NaN, epsilon) / total(p, first, classes, epsilon);
    out[example] = known ? -Math.log(clipped(q, epsilon)) : 0;
  }
  return loss;
}

function gradientOf(engine: Engine, labels: tf.Tensor, probabilities: tf.Tensor, dy: tf.Tensor): tf.Tensor {
  const epsilon = tf.backend().epsilon();
  const classes = probabilities.shape.at(-1) as number;
  const [gradient, to] = newTensor(engine, probabilities.shape);
  const [y, p, weight] = [numbers(engine, labels), numbers(engine, probabilities), numbers(engine, dy)];
  const out = floats(engine, to, gradient.size).fill(0);
  const inside = (value: number) => value >= epsilon && value <= 1 - epsilon;
  for (let example = 0; example < weight.length; example++) {
    const first = example * classes;
    const label = Math.floor(y[example] ?? Number.NaN);
    if (!(label >= 0 && label < classes)) continue;
    const sum = total(p, first, classes, epsilon);
    const chosen = clipped(p[first + label] ?? Number.NaN, epsilon);
    if (!inside(chosen / sum)) continue;
    const share = (weight[example] ?? Number.NaN) / sum;
    for (let i = 0; i < classes; i++) if (inside(p[first + i] ?? Number.NaN)) out[first + i] = share;
    if (inside(p[first + label] ?? Number.NaN))
      out[first + label] = share - (weight[example] ?? Number.NaN) / chosen;
  }
  return gradient;
}
