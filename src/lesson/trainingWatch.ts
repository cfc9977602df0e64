import * as tf from '@tensorflow/tfjs';
import type { Measure } from './comparisonFigure.ts';
import { nextTask } from './nextTask.ts';

export interface TrainingWatchOptions {
  now(): number;
  /** Ends the training after this many batches: a rehearsal. */
  readonly batches?: number;
  /** At most ten times a second. */
  readonly onProgress?: (watch: TrainingWatch) => void;
  readonly onEpoch?: (watch: TrainingWatch) => void;
}

type Logs = Parameters<tf.CustomCallback['onEpochEnd']>[1];
type Model = Parameters<tf.CustomCallback['setModel']>[0];

const progressEvery = 100;

/** tfjs' names of what it logs after an epoch, and ours. */
const logged: readonly (readonly [Measure, string])[] = [
  ['loss', 'loss'],
  ['unseen loss', 'val_loss'],
  ['accuracy', 'acc'],
  ['unseen accuracy', 'val_acc'],
];

/** A callback of `model.fit` that notes how training goes, and which models it was that trained. */
export class TrainingWatch extends tf.CustomCallback {
  readonly #options: TrainingWatchOptions;
  readonly #models = new Set<tf.LayersModel>();
  readonly #history: Record<Measure, number[]> = {
    loss: [],
    'unseen loss': [],
    accuracy: [],
    'unseen accuracy': [],
  };
  readonly #reported = new Set<Measure>();
  #batches = 0;
  #parameters = 0;
  #timedFrom = 0;
  #perBatch = 0;
  #told = 0;

  constructor(options: TrainingWatchOptions) {
    super({ nowFunc: () => options.now(), nextFrameFunc: nextTask });
    this.#options = options;
  }

  get wasUsed(): boolean {
    return this.#models.size > 0;
  }

  get history(): Readonly<Record<Measure, readonly number[]>> {
    return this.#history;
  }

  /** What training gives after its epochs, told when it begins: a rehearsal may end before. */
  get reported(): ReadonlySet<Measure> {
    return this.#reported;
  }

  /** Weights and biases of the model that trained last. */
  get parameters(): number {
    return this.#parameters;
  }

  /** How much of the training is done, 0 to 1. */
  get share(): number {
    return Math.min(1, this.#batches / this.#wholeBatches());
  }

  /** Milliseconds that all epochs take at the speed seen so far, validation not counted. */
  get expected(): number {
    return this.#perBatch * this.#wholeBatches();
  }

  override setModel(model: Model): void {
    super.setModel(model);
    if (!(model instanceof tf.LayersModel)) return; // Typed as its base class by tfjs.
    this.#models.add(model);
    this.#parameters = model.trainableWeights.reduce(
      (total, { shape }) => total + shape.reduce<number>((size, length) => size * (length ?? 1), 1),
      0,
    );
  }

  override async onTrainBegin(logs?: Logs): Promise<void> {
    await super.onTrainBegin(logs);
    const names: unknown = this.params?.metrics;
    for (const [measure, key] of logged) {
      if (Array.isArray(names) && names.includes(key)) this.#reported.add(measure);
    }
    this.#timedFrom = this.#options.now();
  }

  override async onBatchEnd(batch: number, logs?: Logs): Promise<void> {
    await super.onBatchEnd(batch, logs);
    this.#batches += 1;
    const { batches = Number.POSITIVE_INFINITY, onProgress, now } = this.#options;
    if (Number.isFinite(batches)) {
      await read(logs, 'loss'); // Waits until the device has really done the batch.
      // The first batch also compiles programs on a GPU; alone it still tells more than nothing.
      const timed = Math.max(1, this.#batches - 1);
      this.#perBatch = (now() - this.#timedFrom) / timed;
      if (this.#batches === 1) this.#timedFrom = now();
      if (this.#batches >= batches) this.#stop();
    }
    if (onProgress !== undefined && now() - this.#told >= progressEvery) {
      this.#told = now();
      onProgress(this);
    }
  }

  override async onEpochEnd(epoch: number, logs?: Logs): Promise<void> {
    await super.onEpochEnd(epoch, logs);
    for (const [measure, key] of logged) {
      const value = await read(logs, key);
      if (value !== undefined) this.#history[measure].push(value);
    }
    this.#options.onEpoch?.(this);
  }

  /** Ends a training that has begun and that nobody waits for; whether there was one. */
  async endTraining(): Promise<boolean> {
    let found = this.#isTraining();
    if (!this.wasUsed) {
      await nextTask(); // `fit` meets its callbacks only after it has looked at its data.
      found = this.wasUsed;
    }
    while (this.#isTraining()) {
      this.#stop();
      await nextTask();
    }
    return found;
  }

  /** Frees the models that were watched, and their optimisers, which tfjs only frees where it made them itself. */
  disposeModels(): void {
    for (const model of this.#models) {
      model.optimizer?.dispose();
      // Momentum's dispose forgets the learning rate that it inherits, a kept tensor.
      tf.dispose(Object.values(model.optimizer ?? {}));
      model.dispose();
    }
    this.#models.clear();
  }

  #isTraining(): boolean {
    // Protected in tfjs' types; unlike `onTrainEnd` it also tells of a training that failed.
    return [...this.#models].some((model) => Reflect.get(model, 'isTraining') === true);
  }

  #stop(): void {
    for (const model of this.#models) model.stopTraining = true;
  }

  #wholeBatches(): number {
    const { samples, steps, batchSize, epochs } = this.params ?? {};
    const number = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);
    const inEpoch = number(steps, Math.ceil(number(samples, 1) / number(batchSize, 32)));
    return Math.max(1, inEpoch * number(epochs, 1));
  }
}

async function read(logs: Logs, key: string): Promise<number | undefined> {
  const value = logs?.[key];
  if (value === undefined || typeof value === 'number') return value;
  return (await value.data())[0];
}
