import * as tf from '@tensorflow/tfjs';
import type { Output, ProgressOutput, TableOutput, TextOutput } from '../notebook/output.ts';
import { comparisonFigure, type Measure } from './comparisonFigure.ts';
import { requireMeasures, requireReported } from './drawnMeasures.ts';
import type { DisplayHandle, LessonHost } from './host.ts';
import { nextTask } from './nextTask.ts';
import { clockTime } from './trainingClock.ts';
import { TrainingWatch } from './trainingWatch.ts';

/** A question that is answered by training the same thing in several ways. */
export interface ExperimentOptions<Variant> {
  readonly title: string;
  /** What is varied: a name for each way, and whatever `train` needs to know of it. */
  readonly variants: Readonly<Record<string, Variant>>;
  /**
   * Builds, compiles and fits one model with plain TensorFlow.js. `watch` goes into `callbacks` of its `model.fit`. What it
   * makes is freed afterwards: the model that was fitted, its optimiser, and every tensor. What it returns is kept
   * in the result, unless it is undefined; it must be no tensor.
   *
   * It is called twice a variant, first for a rehearsal of three batches that tells how long the run will take.
   */
  train(variant: Variant, watch: tf.CustomCallback): unknown;
  /** What every variant starts from: the same weights where shapes agree, the same shuffles. Default 1. */
  readonly seed?: number;
  /**
   * What is drawn over the epochs. Default: the loss on unseen pictures. Throws where no variant reports it: unseen pictures are
   * those of `validationData`, and accuracy needs `metrics: ['accuracy']`.
   */
  readonly draw?: readonly Measure[];
  /** Draws losses on a logarithmic axis, for variants that end orders of magnitude apart. Default false. */
  readonly logarithmic?: boolean;
  /** The learner's bet: the name of the variant that will do best on the last measure drawn. */
  readonly guess?: string;
  /** What must not be concluded from this run. Default: nothing is said of it. */
  readonly notShown?: string;
}

/** How one variant went. */
export interface VariantResult {
  readonly name: string;
  /** Numbers that training adjusted. */
  readonly parameters: number;
  /** After each epoch. */
  readonly history: Readonly<Record<Measure, readonly number[]>>;
  /** What `train` returned. */
  readonly returned: unknown;
  readonly seconds: number;
}

/** Runs the variants one after the other and draws them together; results come in the variants' order. */
export async function experiment<Variant>(
  host: LessonHost,
  options: ExperimentOptions<Variant>,
): Promise<readonly VariantResult[]> {
  const variants = Object.entries(options.variants);
  if (variants.length === 0) throw new Error(`experiment: “${options.title}” has no variants to compare`);
  const measures = options.draw ?? ['unseen loss'];
  requireMeasures(measures);
  const axes = { logarithmic: options.logarithmic ?? false };
  const line = host.display(progress(`${options.title} · rehearsing`, 'running'));
  const results: VariantResult[] = [];
  let state: ProgressOutput['state'] = 'stopped';
  let announced = '';
  const begun = host.now();
  try {
    const { expected, reported } = await rehearse(host, options, variants);
    requireReported(measures, reported);
    const started = host.now();
    const announce = (total: number) => `about ${clockTime(Math.max(1000, total))} in all`;
    announced = announce(expected.reduce(sum, 0));
    line.update(progress(`${options.title} · ${announced}`, 'running', 0));
    const figures = measures.map((measure) =>
      host.display(comparisonFigure(options.title, measure, [], axes)),
    );
    const draw = (unfinished: readonly Pick<VariantResult, 'name' | 'history'>[]) =>
      figures.forEach((figure, place) => {
        const measure = measures[place] ?? 'unseen loss';
        figure.update(comparisonFigure(options.title, measure, [...results, ...unfinished], axes));
      });
    for (const [place, [name, variant]] of variants.entries()) {
      const before = expected.slice(0, place).reduce(sum, 0);
      const tell = (watch: TrainingWatch) => {
        const share = (before + (expected[place] ?? 0) * watch.share) / expected.reduce(sum, 0);
        const label = `${options.title} · ${announced} · ${name}, ${place + 1} of ${variants.length}`;
        line.update(progress(label, 'running', share));
      };
      const watch = new TrainingWatch({
        now: () => host.now(),
        onProgress: tell,
        onEpoch: (watching) => draw([{ name, history: watching.history }]),
      });
      results.push(await runOne(host, options, { name, variant, watch }));
      draw([]);
      // The rehearsal does not see validation; what has been run does.
      const [past, left] = [expected.slice(0, place + 1), expected.slice(place + 1)];
      const elapsed = host.now() - started;
      announced = announce(elapsed + (left.reduce(sum, 0) * elapsed) / Math.max(1, past.reduce(sum, 0)));
    }
    state = 'done';
  } finally {
    const took = `${results.length} of ${variants.length} · ${clockTime(host.now() - begun)}`;
    finish(line, progress([options.title, announced, took].filter(Boolean).join(' · '), state));
  }
  for (const output of conclusion(options, measures, results)) host.display(output);
  return results;
}

interface OneRun<Variant> {
  readonly name: string;
  readonly variant: Variant;
  readonly watch: TrainingWatch;
}

/** Trains one variant from the seed, and frees all that it made. */
async function runOne<Variant>(
  host: LessonHost,
  options: ExperimentOptions<Variant>,
  { name, variant, watch }: OneRun<Variant>,
): Promise<VariantResult> {
  const began = host.now();
  const unseed = host.seedEverything(options.seed ?? 1);
  const engine = tf.engine();
  engine.startScope(`experiment ${name}`); // tf.tidy cannot wait for a training.
  try {
    const returned = await options.train(variant, watch);
    if (await watch.endTraining()) {
      throw new Error(
        `experiment: “${name}” was still training when train was over. Put await in front of model.fit, and async in front of train`,
      );
    }
    if (!watch.wasUsed) {
      throw new Error(
        `experiment: “${name}” was not watched. Give model.fit the second argument of train: callbacks: watch. If it has it, put await in front of model.fit`,
      );
    }
    const { parameters, history } = watch;
    return { name, parameters, history, returned, seconds: (host.now() - began) / 1000 };
  } finally {
    engine.endScope();
    watch.disposeModels();
    unseed();
    await nextTask();
  }
}

/** Milliseconds that each variant will take, from three batches of it, and what any of them will report. */
async function rehearse<Variant>(
  host: LessonHost,
  options: ExperimentOptions<Variant>,
  variants: readonly (readonly [string, Variant])[],
): Promise<{ readonly expected: readonly number[]; readonly reported: ReadonlySet<Measure> }> {
  const expected: number[] = [];
  const reported = new Set<Measure>();
  for (const [name, variant] of variants) {
    const watch = new TrainingWatch({ now: () => host.now(), batches: 3 });
    await runOne(host, options, { name, variant, watch });
    expected.push(watch.expected);
    for (const measure of watch.reported) reported.add(measure);
  }
  return { expected, reported };
}

/** The figures again as a table, the bet beside the outcome, and what is not to be concluded. */
function conclusion<Variant>(
  options: ExperimentOptions<Variant>,
  measures: readonly Measure[],
  results: readonly VariantResult[],
): Output[] {
  const shown = (['loss', 'unseen loss', 'unseen accuracy'] as const).filter((measure) =>
    results.some(({ history }) => history[measure].length > 0),
  );
  const table: TableOutput = {
    mime: 'application/vnd.convbook.table+json',
    columns: ['variant', 'parameters', ...shown],
    rows: results.map(({ name, parameters, history }) => [
      name,
      parameters,
      ...shown.map((measure) => history[measure].at(-1) ?? null),
    ]),
  };
  const bet = outcome(options.guess, measures.at(-1) ?? 'unseen loss', results);
  const { notShown } = options;
  return [
    table,
    ...(bet === undefined ? [] : [note(bet)]),
    ...(notShown ? [note(`Not shown by this: ${notShown}`)] : []),
  ];
}

function outcome(
  guess: string | undefined,
  measure: Measure,
  results: readonly VariantResult[],
): string | undefined {
  if (guess === undefined || guess === '') return undefined;
  const direction = measure.endsWith('accuracy') ? -1 : 1;
  const last = ({ history }: VariantResult) => history[measure].at(-1) ?? Number.NaN;
  const [best] = results
    .filter((result) => Number.isFinite(last(result)))
    .sort((one, other) => direction * (last(one) - last(other)));
  if (best === undefined) return undefined;
  return `Your guess: ${guess}. Best ${measure} in this run: ${best.name}, ${last(best).toFixed(3)}.`;
}

/** After an interrupt the kernel takes no more updates and throws: the error that is on its way says more. */
function finish(line: DisplayHandle, output: ProgressOutput): void {
  try {
    line.update(output);
  } catch (error) {
    if (output.state === 'done') throw error;
  }
}

function note(text: string): TextOutput {
  return { mime: 'text/plain', text, level: 'note' };
}

function progress(label: string, state: ProgressOutput['state'], value?: number): ProgressOutput {
  const mime = 'application/vnd.convbook.progress+json';
  const whole = state === 'done' ? 1 : value;
  return { mime, label, state, ...(whole === undefined ? {} : { value: Math.min(1, whole) }) };
}

function sum(one: number, other: number): number {
  return one + other;
}
