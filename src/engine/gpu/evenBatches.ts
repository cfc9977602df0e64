/**
 * Keeps GPUs from compiling a network's programs anew for the last, smaller batch of an epoch (117 programs of the lesson's
 * network on WebGL, seconds on some drivers). That batch is filled up with copies of its first example, which count with weight
 * zero in the loss, in the metrics and in what batch normalisation sees, so that losses, gradients and metrics stay those of its own
 * examples.
 */
import * as tf from '@tensorflow/tfjs';
import { isNormalization, normalizationsOf, withCountedStatistics } from './countedStatistics.ts';
import { worksExampleByExample } from './exampleByExample.ts';

type Compare = (targets: tf.Tensor, outputs: tf.Tensor) => tf.Tensor;
type BatchFunction = (data: (tf.Tensor | null | undefined)[]) => tf.Tensor[];

/** What of tfjs' compiled model is used; its typings keep it private. */
interface CompiledModel extends Pick<tf.LayersModel, 'inputs' | 'outputs' | 'loss' | 'metrics' | 'layers'> {
  lossFunctions: Compare[];
  metricsTensors: [metric: Compare, output: number][];
  testFunction: BatchFunction;
}

/** Where models have their functions for one batch from; typed as for their own use. */
interface ModelPrototype {
  makeTrainFunction(this: CompiledModel): BatchFunction;
  makeTestFunction(this: CompiledModel): void;
}

let installed = false;

/** For all models from now on, while a GPU backend is the current one. Further calls do nothing. */
export function installEvenBatches(): void {
  if (installed) return;
  installed = true;
  const prototype = tf.LayersModel.prototype as unknown as ModelPrototype;
  const { makeTrainFunction, makeTestFunction } = prototype;
  prototype.makeTrainFunction = function (this: CompiledModel): BatchFunction {
    return withEvenBatches(this, makeTrainFunction.call(this));
  };
  prototype.makeTestFunction = function (this: CompiledModel): void {
    makeTestFunction.call(this);
    this.testFunction = withEvenBatches(this, this.testFunction);
  };
}

/** tfjs makes such a function for every `fit` and `evaluate`, whose first batch is a full one. */
function withEvenBatches(model: CompiledModel, run: BatchFunction): BatchFunction {
  let full = 0;
  return (data) => {
    const [rows = 0] = data[0]?.shape ?? [];
    full = Math.max(full, rows);
    if (rows === 0 || rows === full || !isGpu() || !canBeFilled(model, data)) return run(data);
    return tf.engine().tidy(() => runFilled(model, run, data as tf.Tensor[], rows, full));
  };
}

const isGpu = (): boolean => ['webgl', 'webgpu'].includes(tf.getBackend());

/** One output, a loss of tfjs' own (these give a number for each example), and layers that see one example at a time or can be told which count. */
function canBeFilled(model: CompiledModel, data: (tf.Tensor | null | undefined)[]): boolean {
  const count = model.inputs.length + 1;
  return (
    model.outputs.length === 1 &&
    typeof model.loss === 'string' &&
    data.slice(0, count).every((tensor) => tensor != null) &&
    data.slice(count).every((sampleWeights) => sampleWeights == null) &&
    worksExampleByExample(model.layers, isNormalization)
  );
}

function runFilled(
  model: CompiledModel,
  run: BatchFunction,
  data: readonly tf.Tensor[],
  rows: number,
  full: number,
): tf.Tensor[] {
  const indices = Int32Array.from({ length: full }, (_, i) => (i < rows ? i : 0));
  const weights = Float32Array.from({ length: full }, (_, i) => (i < rows ? full / rows : 0));
  const filled = data
    .slice(0, model.inputs.length + 1)
    .map((tensor) => tf.gather(tensor, tf.tensor1d(indices, 'int32')));
  /** So weighed, the mean over the filled batch is the mean over the batch's own examples. */
  const weighed = (values: tf.Tensor): tf.Tensor =>
    values.mul(tf.tensor(weights, [full, ...values.shape.slice(1).fill(1)]));
  const named = [model.metrics ?? []].flat() as unknown[];
  const { lossFunctions, metricsTensors } = model;
  model.lossFunctions = lossFunctions.map((loss) => (y, outputs) => weighed(loss(y, outputs)));
  model.metricsTensors = metricsTensors.map(([metric, output], i) => {
    const own = (y: tf.Tensor, outputs: tf.Tensor): tf.Tensor => {
      const values = typeof named[i] === 'string' ? metric(y, outputs) : undefined;
      // Precision and a learner's own metrics see the batch as a whole.
      return values?.shape[0] === full ? weighed(values) : metric(firstOf(y, rows), firstOf(outputs, rows));
    };
    return [own, output];
  });
  try {
    return withCountedStatistics(normalizationsOf(model.layers), weights, () => run(filled));
  } finally {
    model.lossFunctions = lossFunctions;
    model.metricsTensors = metricsTensors;
  }
}

const firstOf = (tensor: tf.Tensor, rows: number): tf.Tensor => tensor.slice([0], [rows]);
