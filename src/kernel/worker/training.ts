/**
 * What the kernel adds to `model.fit` and `model.fitDataset`: they can be interrupted, they yield to the event
 * loop whatever their `yieldEvery` says, they keep to the number of epochs from the address bar, and what they have learned
 * outlives the GPU. `fit` refuses labels that the last layer has no unit for, and warns of a last layer whose outputs its
 * loss does not take, of a loss that is no number any more, and of the test set where it is no test; its history knows accuracy by Keras' name, too.
 */
import type * as tfjs from '@tensorflow/tfjs';
import type { DatasetBytes } from '../../data/types.ts';
import { calledHere } from './calledHere.ts';
import { checkFitArguments } from './fitArguments.ts';
import type { InterruptSwitch } from './interrupt.ts';
import { checkLabels } from './labelRange.ts';
import { activationProblem } from './lastActivation.ts';
import type { LostGpu } from './lostGpu.ts';
import { turn } from './prelude.ts';
import { areTestLabels } from './testSet.ts';
import { type TrainingLog, workloadOf } from './trainingLog.ts';

export interface TrainingHost {
  readonly interrupt: InterruptSwitch;
  /** At most this many epochs in any fit. */
  readonly epochs: number | undefined;
  /** Tells the user that a fit was shortened. */
  note(text: string): void;
  /** Tells the user what is probably a mistake. */
  warn(text: string): void;
  /** The data set, once it is loaded. */
  dataset(): DatasetBytes | undefined;
  now(): number;
  readonly log: TrainingLog;
  readonly lostGpu: LostGpu;
}

interface FitArguments {
  epochs?: number;
  initialEpoch?: number;
  callbacks?: unknown;
  validationData?: unknown;
}

/** The longest a fit computes without letting messages in, in milliseconds. */
const yieldEvery = 50;

const trainsOnTest =
  'model.fit is given the labels of the test set. A network that has trained on it cannot be measured by it any more: train on train, and keep test for the end.';
const choosesByTest =
  'validationData is the test set. Epochs, layers and rates that are chosen by it are fitted to it, and what it says in the end is too good. Keep a part of the training pictures back instead, as validationSplit: 0.1 does.';

/** Adds it to tfjs itself, once: Sequential models train through the LayersModel inside them. */
export function extendTraining(tf: typeof tfjs, host: TrainingHost): void {
  const prototype = tf.LayersModel.prototype;
  const { fit, fitDataset } = prototype;
  // Across fits: a loop of short ones must yield, too.
  let yieldedAt = host.now();
  const yieldNow = async (model: tfjs.LayersModel): Promise<void> => {
    if (host.now() - yieldedAt < yieldEvery) return;
    await turn();
    yieldedAt = host.now();
    if (host.interrupt.isOn) model.stopTraining = true;
  };

  async function guarded<Result>(
    model: tfjs.LayersModel,
    x: unknown,
    args: FitArguments,
    train: (args: FitArguments) => Promise<Result>,
    labels?: unknown,
  ): Promise<Result> {
    const site = new Error();
    try {
      return await trained(model, x, args, train, labels);
    } catch (error) {
      throw calledHere(error, site);
    }
  }

  async function trained<Result>(
    model: tfjs.LayersModel,
    x: unknown,
    args: FitArguments,
    train: (args: FitArguments) => Promise<Result>,
    labels: unknown,
  ): Promise<Result> {
    await checkLabels(tf, model, labels);
    const problem = activationProblem(model);
    if (problem !== undefined) host.warn(problem);
    const unseen = Array.isArray(args.validationData) ? args.validationData[1] : undefined;
    await checkLabels(tf, model, unseen);
    if (await areTestLabels(tf, labels, host.dataset())) host.warn(trainsOnTest);
    if (await areTestLabels(tf, unseen, host.dataset())) host.warn(choosesByTest);
    host.interrupt.check();
    const done = host.interrupt.training(model);
    const changed = { ...args, ...shortened(args, host) };
    const guard = host.lostGpu.training(model);
    let batches = 0;
    let diverged = false;
    let ended = (_batches: number): void => undefined;
    const own = {
      onBatchBegin(): Promise<void> {
        batches++;
        return yieldNow(model);
      },
      onEpochEnd(epoch: number, logs?: tfjs.Logs): Promise<void> {
        if (!diverged && logs?.loss !== undefined && !Number.isFinite(logs.loss)) {
          diverged = true;
          host.warn(
            `After epoch ${epoch + 1} the loss is no number any more (${logs.loss}): the training has diverged. Take a smaller learning rate, ` +
              'or look for NaN and very large numbers in the data.',
          );
        }
        return guard.epochsEnded(epoch + 1);
      },
    };
    try {
      await guard.epochsEnded(0);
      ended = host.log.begin(model, workloadOf(x, changed));
      return await train({ ...changed, callbacks: withOwn(tf, args.callbacks, own) });
    } finally {
      ended(batches);
      done();
      await guard.ended();
    }
  }

  prototype.fit = async function (this: tfjs.LayersModel, x, y, args = {}) {
    checkFitArguments(args, host.warn);
    const trained = await guarded(
      this,
      x,
      args as FitArguments,
      (changed) => fit.call(this, x, y, changed as tfjs.ModelFitArgs),
      y,
    );
    nameAsInKeras(trained.history);
    return trained;
  };
  prototype.fitDataset = function (this: tfjs.LayersModel, dataset, args) {
    return guarded(this, undefined, args as FitArguments, (changed) =>
      fitDataset.call(this, dataset, changed as unknown as Parameters<typeof fitDataset>[1]),
    ) as ReturnType<typeof fitDataset>;
  } as typeof fitDataset;
}

/** `history.accuracy` beside tfjs' own `history.acc`, the name it has in Keras; no loop over the history meets it. */
function nameAsInKeras(history: tfjs.History['history']): void {
  for (const [name, own] of [
    ['accuracy', 'acc'],
    ['val_accuracy', 'val_acc'],
  ] as const)
    if (own in history && !(name in history))
      Object.defineProperty(history, name, { get: () => history[own], configurable: true });
}

function shortened({ epochs = 1, initialEpoch = 0 }: FitArguments, host: TrainingHost): { epochs?: number } {
  if (host.epochs === undefined || epochs - initialEpoch <= host.epochs) return {};
  host.note(
    `Shortened to ${host.epochs} of ${epochs - initialEpoch} epochs by the page's address (?epochs=${host.epochs}).`,
  );
  return { epochs: initialEpoch + host.epochs };
}

/**
 * The callbacks and our own. Yields are on batch begin: on batch end tfjs would read the loss back from the device for them.
 */
function withOwn(tf: typeof tfjs, callbacks: unknown, own: tfjs.CustomCallbackArgs): unknown[] {
  const given = callbacks === undefined || callbacks === null ? [] : [callbacks].flat();
  // tfjs takes either callback objects or plain configurations, not a mixture. Their base class is not exported.
  const base: unknown = Object.getPrototypeOf(tf.CustomCallback);
  const isObject = (callback: unknown): boolean => typeof base === 'function' && callback instanceof base;
  if (!given.some(isObject)) return [...given, own];
  const objects = given.map((callback) =>
    isObject(callback) ? callback : new tf.CustomCallback(callback as tfjs.CustomCallbackArgs, 'auto'),
  );
  return [...objects, new tf.CustomCallback(own, 'auto')];
}
