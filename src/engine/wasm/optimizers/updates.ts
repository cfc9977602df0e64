/**
 * tfjs' Adam, momentum and SGD as one kernel for all variables. Weights, moments and counters stay where tfjs' optimizers keep
 * them, so saving, loading and switching the engine off in the middle of training work as before.
 */
import * as tf from '@tensorflow/tfjs';
import type { Job } from '../jobs.ts';

/** Single numbers that tfjs keeps as tensors. */
export interface Scalars {
  read(scalar: tf.Tensor): number;
  write(scalar: tf.Variable, value: number): void;
}

/** One optimizer's way of updating variables. */
export interface Update {
  readonly job: Job;
  /** Moments of its `i`th variable, made on its first step as tfjs makes them. */
  moments(i: number, value: tf.Variable): tf.Variable[];
  /** Integers that the job takes behind the table of variables. */
  readonly words: readonly number[];
  /** The numbers of this step that the job takes behind its integers. */
  floats(): number[];
  /** To be called after each step. */
  advance(): void;
}

/** What of tfjs' optimizers is used; their typings keep it private. */
interface Moment {
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
  readonly accumulatedFirstMoment: Moment[];
  readonly accumulatedSecondMoment: Moment[];
  incrementIterations(): void;
}
interface DescentState {
  /** The negative learning rate. */
  readonly c: tf.Scalar;
  readonly m?: tf.Scalar;
  readonly useNesterov?: boolean;
  readonly accumulations?: Moment[];
  incrementIterations(): void;
}

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

/** tfjs' `instanceof` takes every optimizer for every other. */
function isA(optimizer: object, { prototype }: { readonly prototype: object }): boolean {
  return Object.prototype.isPrototypeOf.call(prototype, optimizer);
}

function hasDescentState(optimizer: object): optimizer is DescentState {
  const { c, m, accumulations } = optimizer as Partial<DescentState>;
  const momentum = isA(optimizer, tf.MomentumOptimizer);
  return c instanceof tf.Tensor && (!momentum || (m instanceof tf.Tensor && Array.isArray(accumulations)));
}

function kept(moments: Moment[], i: number, originalName: string, value: tf.Variable): tf.Variable {
  const known = moments[i];
  if (known !== undefined) return known.variable;
  const variable = tf.tidy(() => tf.zerosLike(value).variable(false));
  moments[i] = { originalName, variable };
  return variable;
}

/** How an optimizer updates; undefined where tfjs is to do it. */
export function updateOf(optimizer: tf.Optimizer, scalars: Scalars): Update | undefined {
  if (isA(optimizer, tf.AdamOptimizer)) {
    return hasAdamState(optimizer) ? adamUpdate(optimizer, scalars) : undefined;
  }
  // Momentum is derived from SGD.
  const descends = isA(optimizer, tf.SGDOptimizer) && hasDescentState(optimizer);
  return descends ? descentUpdate(optimizer, scalars) : undefined;
}

function adamUpdate(state: AdamState, { read, write }: Scalars): Update {
  return {
    job: 'adam',
    words: [],
    moments: (i, value) => [
      kept(state.accumulatedFirstMoment, i, `${value.name}/m`, value),
      kept(state.accumulatedSecondMoment, i, `${value.name}/v`, value),
    ],
    floats: () => {
      const { beta1, beta2, learningRate, epsilon, accBeta1, accBeta2 } = state;
      // The variables hold beta^t of this step, t from 1 on.
      return [beta1, beta2, learningRate, epsilon, 1 - read(accBeta1), 1 - read(accBeta2)];
    },
    advance: () => {
      const { accBeta1, accBeta2, beta1, beta2 } = state;
      write(accBeta1, read(accBeta1) * beta1);
      write(accBeta2, read(accBeta2) * beta2);
      state.incrementIterations();
    },
  };
}

function descentUpdate(state: DescentState, { read }: Scalars): Update {
  return {
    job: 'descend',
    words: [Number(state.useNesterov ?? false)],
    moments: (i, value) => {
      const { accumulations } = state;
      return accumulations === undefined ? [] : [kept(accumulations, i, `${value.name}/momentum`, value)];
    },
    floats: () => [-read(state.c), state.m === undefined ? 0 : read(state.m)],
    advance: () => state.incrementIterations(),
  };
}
