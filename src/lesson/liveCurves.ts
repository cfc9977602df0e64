import * as tf from '@tensorflow/tfjs';
import type { ProgressOutput } from '../notebook/output.ts';
import { type Curve, curveFigure, type Point } from './curveFigure.ts';
import { CurveScale } from './curveScale.ts';
import type { DisplayHandle, LessonHost } from './host.ts';
import { nextTask } from './nextTask.ts';
import { clockTime, TrainingClock } from './trainingClock.ts';

/** Milliseconds between two updates of the progress line, and between two looks at a batch's loss. */
const progressEvery = 100;
const lookEvery = 250;
const mostBatchPoints = 400;
const newShare = 0.3;

/** The axes that all runs of one kernel share. */
export class CurveScales {
  readonly loss = new CurveScale(false);
  readonly metric = new CurveScale(true);
}

export interface LiveCurvesOptions {
  /** Set before the figures' titles, to tell runs apart. */
  readonly title?: string;
}

type Logs = Parameters<tf.CustomCallback['onEpochEnd']>[1];

/**
 * A callback for `model.fit` that draws the loss and the first metric as they change, with one line of progress.
 *
 * It is a TensorFlow.js callback like any other: `callbacks: liveCurves()`, or in a list with more. The loss of
 * a batch is read at most four times a second, as reading makes a GPU wait; epochs' averages are exact.
 */
export class LiveCurves extends tf.CustomCallback {
  readonly #host: LessonHost;
  readonly #scales: CurveScales;
  readonly #prefix: string;
  #clock: TrainingClock;
  #line: DisplayHandle | undefined;
  #figures: { readonly loss: DisplayHandle; readonly metric: DisplayHandle | undefined } | undefined;
  #loss = emptyCurve('loss');
  #metric = emptyCurve('accuracy');
  #metricKey: string | undefined;
  #epoch = 0;
  #imagesOfEpoch = 0;
  #batchesOfEpoch = 0;
  #drawn = 0;
  #looked = 0;
  #broken = false;

  constructor(host: LessonHost, scales: CurveScales, options: LiveCurvesOptions = {}) {
    super({ nowFunc: () => host.now(), nextFrameFunc: nextTask });
    this.#host = host;
    this.#scales = scales;
    this.#prefix = options.title === undefined ? '' : `${options.title}: `;
    this.#clock = new TrainingClock(() => host.now());
  }

  override async onTrainBegin(logs?: Logs): Promise<void> {
    await super.onTrainBegin(logs);
    this.#clock = new TrainingClock(() => this.#host.now());
    this.#metricKey = this.#metricNames()[0];
    this.#loss = emptyCurve(`${this.#prefix}loss`);
    this.#metric = emptyCurve(`${this.#prefix}${metricTitle(this.#metricKey)}`);
    this.#broken = false;
    this.#epoch = this.#number('initialEpoch') ?? 0;
    this.#line = this.#host.display(this.#progress('running'));
    this.#figures = {
      loss: this.#host.display(curveFigure(this.#loss, this.#axes(this.#scales.loss))),
      metric:
        this.#metricKey === undefined
          ? undefined
          : this.#host.display(curveFigure(this.#metric, this.#axes(this.#scales.metric))),
    };
  }

  override async onEpochBegin(epoch: number, logs?: Logs): Promise<void> {
    await super.onEpochBegin(epoch, logs);
    this.#epoch = epoch;
    this.#imagesOfEpoch = 0;
    this.#batchesOfEpoch = 0;
    this.#clock.epochBegins();
  }

  override async onBatchEnd(batch: number, logs?: Logs): Promise<void> {
    const size = logs?.size;
    const images = typeof size === 'number' ? size : (this.#number('batchSize') ?? 1);
    this.#imagesOfEpoch += images;
    this.#batchesOfEpoch++;
    if (this.#host.now() - this.#looked >= lookEvery) await this.#look(logs);
    this.#clock.batchEnds(images);
    if (this.#host.now() - this.#drawn >= progressEvery) {
      this.#drawn = this.#host.now();
      this.#line?.update(this.#progress('running'));
    }
    await super.onBatchEnd(batch, logs);
  }

  override async onEpochEnd(epoch: number, logs?: Logs): Promise<void> {
    this.#clock.epochEnds();
    const at = epoch + (this.#share() ?? 1);
    const [loss, unseenLoss] = [await read(logs, 'loss'), await read(logs, 'val_loss')];
    this.#loss = withEpoch(this.#loss, at, loss, unseenLoss);
    this.#scales.loss.include(known(loss, unseenLoss));
    if (loss !== undefined && !Number.isFinite(loss)) this.#broken = true;
    if (this.#metricKey !== undefined) {
      const seen = await read(logs, this.#metricKey);
      const unseen = await read(logs, `val_${this.#metricKey}`);
      this.#metric = withEpoch(this.#metric, at, seen, unseen);
      this.#scales.metric.include(known(seen, unseen));
    }
    this.#draw();
    this.#line?.update(this.#progress('running'));
    await super.onEpochEnd(epoch, logs);
  }

  override async onTrainEnd(logs?: Logs): Promise<void> {
    await super.onTrainEnd(logs);
    const finished = this.#epoch + 1 >= (this.#number('epochs') ?? 0) && (this.#share() ?? 1) >= 1;
    this.#line?.update(this.#progress(this.#broken ? 'failed' : finished ? 'done' : 'stopped'));
  }

  /** Adds this batch's loss and metric to the faint line. */
  async #look(logs: Logs): Promise<void> {
    const share = this.#share();
    if (share === undefined) return;
    const at = this.#epoch + share;
    const loss = await read(logs, 'loss');
    if (loss !== undefined) {
      this.#loss = { ...this.#loss, batches: withBatch(this.#loss.batches, at, loss) };
      this.#scales.loss.include(known(this.#loss.batches.at(-1)?.[1]));
      if (!Number.isFinite(loss)) this.#broken = true;
    }
    const metric = this.#metricKey === undefined ? undefined : await read(logs, this.#metricKey);
    if (metric !== undefined) {
      this.#metric = { ...this.#metric, batches: withBatch(this.#metric.batches, at, metric) };
      this.#scales.metric.include(known(this.#metric.batches.at(-1)?.[1]));
    }
    this.#draw();
    this.#looked = this.#host.now();
  }

  #draw(): void {
    this.#figures?.loss.update(curveFigure(this.#loss, this.#axes(this.#scales.loss)));
    this.#figures?.metric?.update(curveFigure(this.#metric, this.#axes(this.#scales.metric)));
  }

  #axes(scale: CurveScale) {
    const first = this.#number('initialEpoch') ?? 0;
    return {
      epochs: [first, Math.max(first + 1, this.#number('epochs') ?? 1)],
      values: scale.range,
    } as const;
  }

  #progress(state: ProgressOutput['state']): ProgressOutput {
    const first = this.#number('initialEpoch') ?? 0;
    const epochs = this.#number('epochs') ?? 1;
    const share = this.#share();
    const value =
      share === undefined ? undefined : (this.#epoch - first + share) / Math.max(1, epochs - first);
    const rate = this.#clock.rate;
    const parts = [
      this.#stage(state, epochs),
      ...(rate === undefined ? [] : [`${Math.round(rate).toLocaleString('en')} images/s`]),
      ...(state === 'running' ? this.#left(epochs) : [clockTime(this.#clock.elapsed)]),
    ];
    return {
      mime: 'application/vnd.convbook.progress+json',
      label: parts.join(' · '),
      state,
      ...(value === undefined ? {} : { value: Math.min(1, value) }),
    };
  }

  #stage(state: ProgressOutput['state'], epochs: number): string {
    const trained = epochs - (this.#number('initialEpoch') ?? 0);
    if (this.#broken) {
      return `the loss is not a number any more in epoch ${this.#epoch + 1} of ${epochs}: try a smaller learning rate`;
    }
    if (state === 'done') return trained === 1 ? '1 epoch' : `${trained} epochs`;
    return `epoch ${Math.min(this.#epoch + 1, epochs)} of ${epochs}`;
  }

  #left(epochs: number): string[] {
    const inEpoch = this.#imagesInEpoch();
    if (inEpoch === undefined) return [];
    const after = Math.max(0, epochs - this.#epoch - 1);
    const images = Math.max(0, inEpoch - this.#imagesOfEpoch) + after * inEpoch;
    const left = this.#clock.left(images, after + 1);
    return left === undefined ? ['starting'] : [`${clockTime(left)} left`];
  }

  /** How much of the present epoch is done, 0 to 1; undefined where its length is not known. */
  #share(): number | undefined {
    const steps = this.#number('steps');
    if (steps !== undefined) return Math.min(1, this.#batchesOfEpoch / steps);
    const samples = this.#number('samples');
    return samples === undefined ? undefined : Math.min(1, this.#imagesOfEpoch / samples);
  }

  #imagesInEpoch(): number | undefined {
    const samples = this.#number('samples');
    if (samples !== undefined) return samples;
    const steps = this.#number('steps');
    if (steps === undefined || this.#batchesOfEpoch === 0) return undefined;
    return steps * (this.#imagesOfEpoch / this.#batchesOfEpoch);
  }

  #number(name: string): number | undefined {
    const value = this.params?.[name];
    return typeof value === 'number' ? value : undefined;
  }

  #metricNames(): string[] {
    const names = this.params?.metrics;
    if (!Array.isArray(names)) return [];
    return names.map(String).filter((name) => name !== 'loss' && !name.startsWith('val_'));
  }
}

function emptyCurve(title: string): Curve {
  return { title, train: [], validation: [], batches: [] };
}

function metricTitle(key: string | undefined): string {
  return key === undefined || /^(acc|.*accuracy)$/i.test(key) ? 'accuracy' : key;
}

function withEpoch(curve: Curve, at: number, train: number | undefined, unseen: number | undefined): Curve {
  const add = (points: readonly Point[], value: number | undefined): readonly Point[] =>
    value === undefined ? points : [...points, [at, value]];
  return { ...curve, train: add(curve.train, train), validation: add(curve.validation, unseen) };
}

/** Batches differ by chance: each point leans on the ones before, as far as a new value counts for `newShare`. */
function withBatch(points: readonly Point[], at: number, value: number): readonly Point[] {
  const before = points.at(-1)?.[1] ?? value;
  return thinned([...points, [at, before + newShare * (value - before)]]);
}

/** Every second point goes when there are too many, so that a long run stays cheap to draw. */
function thinned(points: readonly Point[]): readonly Point[] {
  return points.length <= mostBatchPoints ? points : points.filter((_, index) => index % 2 === 0);
}

function known(...values: readonly (number | undefined)[]): number[] {
  return values.filter((value) => value !== undefined);
}

async function read(logs: Logs, key: string): Promise<number | undefined> {
  const value = logs?.[key];
  if (value === undefined || typeof value === 'number') return value;
  return (await value.data())[0];
}
