/**
 * How long a training will take, before it starts. Soon after the start one small training step was timed
 * (`start/trainingSpeed.ts`, elsewhere than on WebAssembly the check's); what a batch costs in such steps follows from the model. A training that has run
 * corrects what is said of the next.
 */
import type * as tf from '@tensorflow/tfjs';
import type { BackendName } from './start/device.ts';
import { type BatchWork, batchWork } from './trainingWork.ts';
import { trainsCompiled } from './wasm/step/installCompiledStep.ts';

/** What a `fit` is to do. */
export interface Workload {
  /** Examples in an epoch, those for validation not counted. */
  readonly examples: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** Examples that each epoch is validated on; 0 without validation. */
  readonly validated: number;
}

export interface CheckedSpeed {
  readonly backend: BackendName;
  /** Milliseconds of that step; undefined where it was not timed. */
  readonly milliseconds: number | undefined;
  /** Threads that computed it. Default 1. */
  readonly threads?: number;
}

/** Timed steps that a unit of each kind of work takes. */
export type Prices = Readonly<Record<keyof BatchWork, number>>;

/**
 * On WebAssembly: fitted to trainings of twenty networks at two batch sizes, in compiled steps on one thread and on two, and in tfjs'
 * own (`npm run bench -- --estimates`; the means of two runs). In a third run 79 of 80 trainings in Chromium came out within 30 %, and 72 of
 * networks that the prices had been fitted without.
 */
export const wasmPrices: Readonly<Record<'compiled' | 'plain', Prices>> = {
  compiled: {
    winograd: 0,
    winogradProducts: 0.0097,
    convolution: 0.0094,
    strided: 0.035,
    thin: 0.068,
    thinGradient: 0.047,
    winnersGradient: 0.011,
    convolutionGradient: 0.018,
    depthwise: 0.094,
    dense: 0.02,
    normalised: 0,
    inputs: 1,
    values: 0.75,
    parameters: 0.72,
    layers: 0.014,
    batches: 0.019,
  },
  plain: {
    winograd: 0,
    winogradProducts: 0.016,
    convolution: 0.0074,
    strided: 0.04,
    thin: 0.054,
    thinGradient: 0.045,
    winnersGradient: 0.01,
    convolutionGradient: 0.018,
    depthwise: 0.083,
    dense: 0.018,
    normalised: 0.043,
    inputs: 0.55,
    values: 0.69,
    parameters: 0.2,
    layers: 0.052,
    batches: 0.11,
  },
};

/** Multiply-adds of the check's step, in millions: 32 images through two convolutions and a dense layer, forward and back. */
const checkOperations = (32 * (2 * 12 * 12 * 9 * 16 + 3 * 4 * 4 * 9 * 16 * 32 + 3 * 512 * 10)) / 1e6;

/** Elsewhere multiply-adds alone count: right for plain JavaScript, a first guess on a GPU, which the first training corrects. */
const operationPrices: Prices = {
  winograd: 1 / checkOperations,
  winogradProducts: 0,
  convolution: 1 / checkOperations,
  strided: 1 / checkOperations,
  thin: 1.6 / checkOperations,
  thinGradient: 1 / checkOperations,
  // They compute the gradients of all of the four pixels that are usually pooled, here and in `thin`.
  winnersGradient: 4 / checkOperations,
  convolutionGradient: 1 / checkOperations,
  depthwise: 1 / checkOperations,
  dense: 1 / checkOperations,
  normalised: 0,
  inputs: 0,
  values: 0,
  parameters: 0,
  layers: 0,
  batches: 0,
};

/** How the current backend will train the model. */
function pricesOf(backend: BackendName, model: tf.LayersModel): Prices {
  if (backend !== 'wasm') return operationPrices;
  return wasmPrices[trainsCompiled(model) ? 'compiled' : 'plain'];
}

/** A forward pass takes about this part of a training step. */
const forwardShare = 1 / 3;

/** Trainings shorter than this, in seconds, say more of their start than of their speed. */
const worthLearning = 0.5;

export class TrainingTime {
  #speed: CheckedSpeed;
  /** Measured seconds by predicted ones, of the last training; and of the last of each model. */
  #correction: number | undefined;
  readonly #corrections = new Map<string, number>();

  constructor(speed: CheckedSpeed) {
    this.#speed = speed;
    this.moveTo(speed);
  }

  /** From now on trainings run on another backend: what earlier ones took says nothing of them. */
  moveTo(speed: CheckedSpeed): void {
    this.#speed = speed;
    // What was not timed is only known once a training has run.
    this.#correction = speed.milliseconds === undefined ? undefined : 1;
    this.#corrections.clear();
  }

  /** The step has been timed, after the start. What a training has taught already says more. */
  timed(milliseconds: number): void {
    if (this.#corrections.size === 0) this.moveTo({ ...this.#speed, milliseconds });
  }

  /**
   * Seconds that a training will take; undefined where the machine has not been timed or the model's work cannot be counted (open
   * shapes, layers not built).
   */
  expect(model: tf.LayersModel, workload: Workload): number | undefined {
    const seconds = this.#uncorrected(model, workload);
    if (seconds === undefined) return undefined;
    const correction = this.#corrections.get(signature(model, workload)) ?? this.#correction;
    return correction === undefined ? undefined : seconds * correction;
  }

  /** Takes note of what a training took, in seconds: the next prediction is the better for it. */
  learn(model: tf.LayersModel, workload: Workload, seconds: number): void {
    const predicted = this.#uncorrected(model, workload);
    if (predicted === undefined || predicted <= 0 || seconds < worthLearning) return;
    this.#correction = seconds / predicted;
    this.#corrections.set(signature(model, workload), this.#correction);
  }

  #uncorrected(model: tf.LayersModel, workload: Workload): number | undefined {
    const { backend, milliseconds = 1, threads = 1 } = this.#speed;
    try {
      return secondsAt(milliseconds, threads, pricesOf(backend, model), model, workload);
    } catch {
      // What the model computes cannot be told in advance.
      return undefined;
    }
  }
}

/** How many times as fast so many threads run the check's step: 1.7 was measured of two, in 20 networks. */
const speedUp = (threads: number) => threads ** 0.77;

/**
 * What more threads do no faster: tfjs' bookkeeping and the copying of a batch's inputs, which one thread does, and the update of the
 * parameters, which waits for memory. The check's step is shorter with more threads, and is what prices are in.
 */
const notSpedUp: readonly (keyof BatchWork)[] = ['layers', 'batches', 'inputs', 'parameters'];

/** Check steps that work takes which was cut into as many parts as the check's. */
export function checkSteps(work: BatchWork, prices: Prices, threads: number): number {
  return (Object.keys(prices) as (keyof BatchWork)[]).reduce((sum, kind) => {
    const share = notSpedUp.includes(kind) ? speedUp(threads) : 1;
    return sum + share * work[kind] * prices[kind];
  }, 0);
}

/** Seconds of a training at these prices, where the check's step took so many milliseconds. */
function secondsAt(
  milliseconds: number,
  threads: number,
  prices: Prices,
  model: tf.LayersModel,
  { examples, batchSize, epochs, validated }: Workload,
): number {
  const step = checkSteps(batchWork(model, batchSize), prices, threads);
  const batches = examples / batchSize + (forwardShare * validated) / batchSize;
  return (milliseconds / 1000) * step * batches * epochs;
}

/** Models alike in layers and shapes train alike fast. */
function signature(model: tf.LayersModel, { batchSize }: Workload): string {
  // What a Sequential trains has an input layer more than the Sequential itself.
  const own = model.layers.filter((layer) => layer.getClassName() !== 'InputLayer');
  const layers = own.map((layer) => [layer.getClassName(), layer.outputShape, layer.countParams()]);
  return JSON.stringify([batchSize, layers]);
}
