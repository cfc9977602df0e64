/**
 * `npm run bench -- --estimates`: how near the predicted training times come, for each network with the prices of
 * `src/engine/trainingTime.ts`, and with prices fitted to all networks but this one, as for a network nobody has measured; and the
 * prices that fit all of them best. Compiled steps in headless Chromium, on one thread and on two; tfjs' own steps in Node, on one
 * thread and in processor time. The check's step is timed before each training, so that a machine whose speed drifts counts for nothing.
 */
import * as tf from '@tensorflow/tfjs';
import { trainingSpeed } from '../../src/engine/start/trainingSpeed.ts';
import { checkSteps, type Prices, wasmPrices } from '../../src/engine/trainingTime.ts';
import { type BatchWork, batchWork } from '../../src/engine/trainingWork.ts';
import { compiledStepFlag } from '../../src/engine/wasm/step/installCompiledStep.ts';
import { startInNode } from '../engine/wasm/startInNode.ts';
import { startBrowser } from './browser.ts';
import { compiledModel, furtherNames, type ModelName, modelNames } from './models.ts';

type Way = keyof typeof wasmPrices;

interface Sample {
  readonly model: ModelName;
  readonly batch: number;
  readonly threads: number;
  readonly work: BatchWork;
  /** Check steps that a batch took: the median of the rounds. */
  readonly steps: number;
  readonly spread: readonly [least: number, most: number];
}

const names = [...modelNames, ...furtherNames];
const rounds = 3;
const batchesAnEpoch = 4;
/** A training in Chromium lasts about so many seconds, with so many pictures at least and at most: what a `fit` costs once is not priced. */
const [seconds, fewestImages, mostImages] = [0.25, 15 * 128, 120 * 128];
const atLeisure = {
  now: processorClock,
  pause: () => new Promise<void>((resume) => setImmediate(resume)),
  isBusy: () => false,
};

const priced = ({ work, threads }: Sample, prices: Prices): number => checkSteps(work, prices, threads);

/** Milliseconds of the processor. */
function processorClock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Where samples say little of a price it stays near this; 0 where it costs nothing. */
const usual: Prices = {
  winograd: 0,
  winogradProducts: 0.03,
  convolution: 0.015,
  strided: 0.03,
  thin: 0.03,
  thinGradient: 0.04,
  winnersGradient: 0.03,
  convolutionGradient: 0.02,
  depthwise: 0.05,
  dense: 0.02,
  normalised: 1,
  inputs: 0.3,
  values: 0.4,
  parameters: 1.5,
  layers: 0.05,
  batches: 0.1,
};

const kinds = (Object.keys(wasmPrices.compiled) as (keyof BatchWork)[]).filter((kind) => usual[kind] > 0);

const nothing = Object.fromEntries(Object.keys(usual).map((kind) => [kind, 0])) as unknown as Prices;

/**
 * Prices from zero up that bring all predictions as near as they come, each sample's error counted as a part of it. Coordinate
 * descent on the least squares.
 */
function fittedPrices(samples: readonly Sample[]): Prices {
  const prices = { ...usual };
  const rows = samples.map(({ work, threads, steps }) =>
    kinds.map((kind) => checkSteps(work, { ...nothing, [kind]: 1 }, threads) / steps),
  );
  for (let pass = 0; pass < 4000; pass++) {
    kinds.forEach((kind, k) => {
      const pull = 0.02 / usual[kind];
      let [along, square] = [pull, pull / usual[kind]];
      for (const row of rows) {
        const at = row[k] ?? 0;
        const others = kinds.reduce(
          (sum, other, o) => (o === k ? sum : sum + (row[o] ?? 0) * prices[other]),
          0,
        );
        along += at * (1 - others);
        square += at * at;
      }
      prices[kind] = Math.max(0, along / square);
    });
  }
  return prices;
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Check steps that a batch of the model takes, in each of the rounds. */
async function checkStepsOf(model: tf.Sequential, batch: number): Promise<number[]> {
  const x = tf.randomUniform([batchesAnEpoch * batch, 28, 28, 1]);
  const y = tf.floor(tf.randomUniform([batchesAnEpoch * batch, 1], 0, 10));
  const epoch = () => model.fit(x, y, { batchSize: batch, verbose: 0 });
  await epoch();
  const steps: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const milliseconds = await trainingSpeed(atLeisure);
    const before = processorClock();
    await epoch();
    steps.push((processorClock() - before) / batchesAnEpoch / milliseconds);
  }
  tf.dispose([x, y]);
  return steps;
}

function sampleOf(
  model: tf.Sequential,
  name: ModelName,
  batch: number,
  threads: number,
  steps: number[],
): Sample {
  const spread = [Math.min(...steps), Math.max(...steps)] as const;
  return { model: name, batch, threads, work: batchWork(model, batch), steps: middle(steps), spread };
}

/** tfjs' own steps. */
async function samplesInNode(): Promise<Sample[]> {
  const kernels = await startInNode({ threads: 1, poisoned: false });
  tf.env().set(compiledStepFlag, false);
  const samples: Sample[] = [];
  for (const name of names) {
    for (const batch of [128, 32]) {
      const model = compiledModel(name);
      samples.push(sampleOf(model, name, batch, 1, await checkStepsOf(model, batch)));
      model.dispose();
    }
  }
  kernels.dispose();
  return samples;
}

/** Compiled steps. */
async function samplesInBrowser(): Promise<Sample[]> {
  const browser = await startBrowser();
  const samples: Sample[] = [];
  try {
    for (const threads of [1, 2]) {
      const worker = await browser.start('fast', threads);
      const timings: number[] = [];
      for (const name of names) {
        for (const batch of [128, 32]) {
          const steps: number[] = [];
          const lasting = (await worker.train(name, batch, fewestImages)) * seconds;
          const images = 128 * Math.round(Math.min(mostImages, Math.max(fewestImages, lasting)) / 128);
          // Once untimed, as it may be another number of them.
          await worker.train(name, batch, images);
          for (let round = 0; round < rounds; round++) {
            const milliseconds = await worker.check();
            timings.push(milliseconds);
            steps.push((1000 * batch) / (await worker.train(name, batch, images)) / milliseconds);
          }
          const model = compiledModel(name);
          samples.push(sampleOf(model, name, batch, threads, steps));
          model.dispose();
        }
      }
      const [least, most] = [Math.min(...timings), Math.max(...timings)];
      console.log(
        `Chromium, ${worker.title}: the check's step took ${middle(timings).toFixed(2)} ms (${least.toFixed(2)}–${most.toFixed(2)})`,
      );
    }
  } finally {
    await browser.close();
  }
  return samples;
}

const share = (part: number): string => `${(part * 100).toFixed(0)} %`;

function report(way: Way, samples: readonly Sample[]): void {
  const best = fittedPrices(samples);
  let [worst, near] = [0, 0];
  for (const sample of samples) {
    const { model, batch, threads, steps, spread } = sample;
    const without = fittedPrices(samples.filter((other) => other.model !== model));
    const [said, off] = [priced(sample, wasmPrices[way]) / steps, priced(sample, without) / steps];
    worst = Math.max(worst, Math.abs(off - 1));
    if (Math.abs(said - 1) <= 0.3) near++;
    const range = spread.map((value) => value.toFixed(2)).join('–');
    console.log(
      `${way} ${model} b${batch}, ${threads} thread${threads > 1 ? 's' : ''}: ${steps.toFixed(2)} check steps a batch (${range}), predicted ${share(said)}, ` +
        `refitted ${share(priced(sample, best) / steps)}, fitted without it ${share(off)}`,
    );
  }
  console.log(`${way}: predicted within 30 %: ${near} of ${samples.length}`);
  console.log(`${way}: fitted without the network itself, off by at most ${share(worst)}`);
  const rounded = (_: string, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(2)) : value;
  console.log(`${way}: ${JSON.stringify(best, rounded)}`);
}

export async function estimates(): Promise<void> {
  const plain = await samplesInNode();
  report('compiled', await samplesInBrowser());
  report('plain', plain);
}
