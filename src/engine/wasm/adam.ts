/**
 * Adam's step in one kernel for each variable instead of fourteen.
 *
 * Weights, moments and counters stay where tfjs' optimizer keeps them, so saving, loading and switching the engine off in the
 * middle of training work as before.
 */
import * as tf from '@tensorflow/tfjs';
import type { Engine } from './engine.ts';

/** What of tfjs' AdamOptimizer the step uses; its typings keep it private. */
interface Moments {
  readonly originalName: string;
  readonly variable: tf.Variable;
}
interface AdamState {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly accBeta1: tf.Variable;
  readonly accBeta2: tf.Variable;
  readonly accumulatedFirstMoment: Moments[];
  readonly accumulatedSecondMoment: Moments[];
  incrementIterations(): void;
}

type Gradients = Record<string, tf.Tensor> | readonly { readonly name: string; readonly tensor: tf.Tensor }[];

/** Whether tfjs' optimizer is put together as the step expects. */
function hasAdamState(optimizer: unknown): optimizer is AdamState {
  const o = optimizer as Partial<AdamState>;
  return (
    [o.learningRate, o.beta1, o.beta2, o.epsilon].every((n) => typeof n === 'number') &&
    o.accBeta1 instanceof tf.Variable &&
    o.accBeta2 instanceof tf.Variable &&
    Array.isArray(o.accumulatedFirstMoment) &&
    Array.isArray(o.accumulatedSecondMoment)
  );
}

export function installAdam(engine: Engine): void {
  const prototype = tf.AdamOptimizer.prototype;
  const before = prototype.applyGradients;
  prototype.applyGradients = function (this: tf.AdamOptimizer, gradients: Gradients): void {
    if (tf.getBackend() !== 'wasm' || !hasAdamState(this)) {
      before.call(this, gradients as never);
      return;
    }
    applyAdam(engine, this, gradients);
  };
}

function applyAdam({ backend, program, tensors }: Engine, state: AdamState, gradients: Gradients): void {
  const { beta1, beta2, learningRate, epsilon } = state;
  const named = Array.isArray(gradients)
    ? gradients.map(({ name, tensor }) => [name, tensor] as const)
    : Object.entries(gradients);
  tf.tidy(() => {
    // The variables hold beta^t of this step, t from 1 on.
    const power1 = state.accBeta1.dataSync()[0] ?? beta1;
    const power2 = state.accBeta2.dataSync()[0] ?? beta2;
    const floats = [beta1, beta2, learningRate, epsilon, 1 - power1, 1 - power2];
    named.forEach(([name, gradient], i) => {
      const value = tf.engine().registeredVariables[name];
      if (value === undefined) throw new Error(`Adam: there is no variable named "${name}".`);
      const first = moment(state.accumulatedFirstMoment, i, `${name}/m`, value);
      const second = moment(state.accumulatedSecondMoment, i, `${name}/v`, value);
      if (gradient == null) return;
      const inputs = [value, gradient, first, second].map((tensor) => tensors.address(tensor.dataId));
      const outputs = [value, first, second].map((tensor) => {
        const info = backend.makeOutput(tensor.shape, 'float32');
        return { tensor, info, result: tf.engine().makeTensorFromTensorInfo(info) };
      });
      const to = outputs.map(({ info }) => tensors.address(info.dataId));
      program.run('adam', 0, [value.size, ...inputs, ...to], 8 * value.size, floats);
      for (const { tensor, result } of outputs) tensor.assign(result);
    });
    state.accBeta1.assign(tf.scalar(power1 * beta1));
    state.accBeta2.assign(tf.scalar(power2 * beta2));
  });
  state.incrementIterations();
}

/** The optimizer's moment for its i-th variable, made on its first step as tfjs makes it. */
function moment(moments: Moments[], i: number, originalName: string, value: tf.Variable): tf.Variable {
  const known = moments[i];
  if (known !== undefined) return known.variable;
  const variable = tf.tidy(() => tf.zerosLike(value).variable(false));
  moments[i] = { originalName, variable };
  return variable;
}
