/**
 * Puts compiled steps behind tfjs' models: `fit`, `fitDataset` and `trainOnBatch` all train with the function that a model makes
 * for them, and here they get one that runs a compiled step wherever model, optimizer and batch allow it, and is tfjs' own wherever
 * they do not.
 */
import * as tf from '@tensorflow/tfjs';
import type { Engine } from '../engine.ts';
import { heapScalars } from '../optimizers/heapScalars.ts';
import { type Scalars, updateOf } from '../optimizers/updates.ts';
import { type Chain, type CompiledModel, chainOf } from './chain.ts';
import { CompiledStep, type TargetKind } from './compiledStep.ts';
import { metricsOf } from './metrics.ts';

/** Set to false, `tf.env().set(compiledStepFlag, false)`, it leaves training to tfjs. */
export const compiledStepFlag = 'CONVBOOK_COMPILED_STEP';

type TrainFunction = (data: (tf.Tensor | null | undefined)[]) => tf.Tensor[];

/** Where models have it from; typed as for their own use. */
interface ModelPrototype {
  makeTrainFunction(this: CompiledModel): TrainFunction;
}

export function installCompiledStep(engine: Engine, random: () => number): void {
  const { compiledStep } = engine.options;
  tf.env().registerFlag(compiledStepFlag, () => compiledStep);
  const steps = new Steps(engine, random);
  const prototype = tf.LayersModel.prototype as unknown as ModelPrototype;
  const before = prototype.makeTrainFunction;
  prototype.makeTrainFunction = function (this: CompiledModel): TrainFunction {
    const plain = before.call(this);
    const chain = chainOf(this);
    return chain === undefined ? plain : steps.trainFunction(this, chain, plain);
  };
}

/** A step that has been laid out, and what it was laid out for. */
interface Known {
  readonly model: CompiledModel;
  readonly weights: readonly tf.LayerVariable[];
  readonly optimizer: tf.Optimizer;
  readonly batch: number;
  readonly targets: TargetKind;
  readonly step: CompiledStep;
}

/** Steps laid out at a time: those of a full and of the last, ragged batch for two models. */
const mostSteps = 4;

class Steps {
  private readonly engine: Engine;
  private readonly random: () => number;
  private readonly scalars: Scalars;
  /** The latest used last. */
  private known: Known[] = [];

  constructor(engine: Engine, random: () => number) {
    this.engine = engine;
    this.random = random;
    this.scalars = heapScalars(engine);
    engine.program.onShortage(() => this.free());
  }

  /** Steps can be laid out again. Returns whether there were any. */
  private free(): boolean {
    const freed = this.known.splice(0);
    for (const { step } of freed) step.free();
    return freed.length > 0;
  }

  trainFunction(model: CompiledModel, chain: Chain, plain: TrainFunction): TrainFunction {
    const metrics = metricsOf(model, chain);
    return (data) => {
      const [images, targets, sampleWeights] = data;
      const step =
        images == null || targets == null || sampleWeights != null
          ? undefined
          : this.stepFor(model, chain, images, targets);
      if (step === undefined || images == null || targets == null) return plain(data);
      const result = step.run(images, targets);
      const loss = tf.scalar(result.loss);
      return [loss, ...metrics.map((metric) => metric(result, targets, () => step.probabilities()))];
    };
  }

  private stepFor(
    model: CompiledModel,
    chain: Chain,
    images: tf.Tensor,
    targets: tf.Tensor,
  ): CompiledStep | undefined {
    const { optimizer, collectedTrainableWeights: weights } = model;
    const kind = targetKind(chain, images, targets);
    const flags = tf.env();
    const off = !flags.getBool(compiledStepFlag) || flags.getBool('DEBUG') || tf.getBackend() !== 'wasm';
    if (off || kind === undefined || weights.length === 0) return undefined;
    // Of weights that were frozen after compiling, tfjs takes no gradients.
    if (!weights.every((weight) => (weight.read() as tf.Variable).trainable)) return undefined;
    const batch = images.shape[0] as number;
    const { threads } = this.engine.program;
    const at = this.known.findIndex(
      (one) =>
        one.model === model &&
        one.optimizer === optimizer &&
        one.weights === weights &&
        one.batch === batch &&
        one.targets === kind &&
        one.step.threads === threads,
    );
    const found = this.known[at];
    if (found !== undefined) {
      this.known.splice(at, 1);
      this.known.push(found);
      return found.step;
    }
    const update = isPlain(optimizer) ? updateOf(optimizer, this.scalars) : undefined;
    if (update === undefined) return undefined;
    while (this.known.length >= mostSteps) this.known.shift()?.step.free();
    const step = new CompiledStep(this.engine, { chain, batch, targets: kind }, weights, update, this.random);
    this.known.push({ model, optimizer, weights, batch, targets: kind, step });
    return step;
  }
}

/**
 * Whether compiled steps train this model from now on; of one that was not compiled yet, whether they would with cross-entropy and
 * one of their optimizers.
 */
export function trainsCompiled(model: tf.LayersModel): boolean {
  const flags = tf.env();
  const installed = Object.hasOwn(flags.getFlags(), compiledStepFlag) && flags.getBool(compiledStepFlag);
  if (!installed || tf.getBackend() !== 'wasm') return false;
  const { optimizer } = model as { optimizer?: tf.Optimizer };
  if (optimizer !== undefined && !isPlain(optimizer)) return false;
  // Both have what is used; tfjs' typings keep some of it private.
  const compiled = model as unknown as CompiledModel;
  return chainOf(compiled, optimizer === undefined ? 'categoricalCrossentropy' : compiled.loss) !== undefined;
}

/** Whether the optimizer is one of tfjs' own that steps know, and no learner has put something into its way. */
function isPlain(optimizer: tf.Optimizer): boolean {
  const own = [tf.AdamOptimizer, tf.SGDOptimizer, tf.MomentumOptimizer] as readonly unknown[];
  const names = ['minimize', 'computeGradients', 'applyGradients'];
  const changed = names.some((name) => Object.hasOwn(optimizer, name));
  return own.includes(optimizer.constructor) && !changed;
}

/** How the batch's targets are given; undefined where images or targets are not what the step takes. */
function targetKind(chain: Chain, images: tf.Tensor, targets: tf.Tensor): TargetKind | undefined {
  const [batch = 0, ...rest] = images.shape;
  if (images.dtype !== 'float32' || batch === 0 || !tf.util.arraysEqual(rest, chain.inputShape)) {
    return undefined;
  }
  if (!chain.sparse) {
    const fits = tf.util.arraysEqual(targets.shape, [batch, chain.classes]);
    return fits && targets.dtype === 'float32' ? 'rows' : undefined;
  }
  if (targets.size !== batch || targets.shape[0] !== batch) return undefined;
  if (targets.dtype === 'float32') return 'labels';
  return targets.dtype === 'int32' ? 'integerLabels' : undefined;
}
