/**
 * `npm run bench -- --estimates`: how near the predicted training times come. First in Node on one thread and in processor time, so
 * that what else the machine does hardly counts: for each network with the prices of `src/engine/trainingTime.ts`, and with prices
 * fitted to all networks but this one, as for a network nobody has measured. Prints the prices that fit all of them best. Then in
 * headless Chromium, from a fresh start-up check, as a learner meets them: predicted and measured seconds of an epoch.
 */
import * as tf from '@tensorflow/tfjs';
import { trainingSpeed } from '../../src/engine/start/trainingSpeed.ts';
import { type Prices, secondsAt, wasmPrices } from '../../src/engine/trainingTime.ts';
import { type BatchWork, batchWork } from '../../src/engine/trainingWork.ts';
import { compiledStepFlag } from '../../src/engine/wasm/step/installCompiledStep.ts';
import { startInNode } from '../engine/wasm/startInNode.ts';
import { startBrowser } from './browser.ts';
import { compiledModel, furtherNames, type ModelName, modelNames } from './models.ts';

type Way = keyof typeof wasmPrices;

interface Sample {
  readonly model: ModelName;
  readonly batch: number;
  readonly way: Way;
  readonly work: BatchWork;
  /** Check steps that a batch took: the median of the rounds. */
  readonly steps: number;
  readonly spread: readonly [least: number, most: number];
}

const names = [...modelNames, ...furtherNames];
const rounds = 3;
const batchesAnEpoch = 4;
const atLeisure = {
  now: processorClock,
  pause: () => new Promise<void>((resume) => setImmediate(resume)),
  isBusy: () => false,
};
const kinds = Object.keys(wasmPrices.compiled) as (keyof BatchWork)[];

const priced = (work: BatchWork, prices: Prices): number =>
  kinds.reduce((sum, kind) => sum + work[kind] * prices[kind], 0);

/** Milliseconds of the processor. */
function processorClock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Where samples say little of a price it stays near this. */
const usual: Prices = {
  winograd: 0.01,
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

/**
 * Prices from zero up that bring all predictions as near as they come, each sample's error counted as a part of it. Coordinate
 * descent on the least squares.
 */
function fittedPrices(samples: readonly Sample[]): Prices {
  const prices = { ...usual };
  const rows = samples.map(({ work, steps }) => kinds.map((kind) => work[kind] / steps));
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

async function samplesInNode(): Promise<Sample[]> {
  const kernels = await startInNode({ threads: 1 });
  const samples: Sample[] = [];
  for (const way of ['compiled', 'plain'] as const) {
    tf.env().set(compiledStepFlag, way === 'compiled');
    for (const name of names) {
      for (const batch of [128, 32]) {
        const model = compiledModel(name);
        const steps = await checkStepsOf(model, batch);
        const spread = [Math.min(...steps), Math.max(...steps)] as const;
        samples.push({
          model: name,
          batch,
          way,
          work: batchWork(model, batch),
          steps: middle(steps),
          spread,
        });
        model.dispose();
      }
    }
  }
  kernels.dispose();
  return samples;
}

const share = (part: number): string => `${(part * 100).toFixed(0)} %`;

function report(way: Way, samples: readonly Sample[]): void {
  const best = fittedPrices(samples);
  let worst = 0;
  for (const { model, batch, work, steps, spread } of samples) {
    const without = fittedPrices(samples.filter((other) => other.model !== model));
    const off = priced(work, without) / steps;
    worst = Math.max(worst, Math.abs(off - 1));
    const range = spread.map((value) => value.toFixed(2)).join('–');
    console.log(
      `${way} ${model} b${batch}: ${steps.toFixed(2)} check steps a batch (${range}), ` +
        `predicted ${share(priced(work, wasmPrices[way]) / steps)}, refitted ${share(priced(work, best) / steps)}, ` +
        `fitted without it ${share(off)}`,
    );
  }
  console.log(`${way}: fitted without the network itself, off by at most ${share(worst)}`);
  const rounded = (_: string, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(2)) : value;
  console.log(`${way}: ${JSON.stringify(best, rounded)}`);
}

/** As a learner meets them: each network once, after a check of a kernel that has just started. */
async function reportInBrowser(): Promise<void> {
  const browser = await startBrowser();
  try {
    for (const threads of [1, 2]) {
      const worker = await browser.start('fast', threads);
      const milliseconds = await worker.check();
      console.log(`Chromium, ${worker.title}: the check's step took ${milliseconds.toFixed(2)} ms`);
      for (const name of names) {
        const [batch, images] = [32, 1920];
        // Several, of which the median is least disturbed.
        const speeds: number[] = [];
        for (let round = 0; round < 3; round++) speeds.push(await worker.train(name, batch, images));
        const seconds = images / middle(speeds);
        const model = compiledModel(name);
        const workload = { examples: images, batchSize: batch, epochs: 1, validated: 0 };
        const expected = secondsAt(milliseconds, wasmPrices.compiled, model, workload);
        console.log(
          `  ${name} b${batch}: predicted ${expected.toFixed(2)} s, took ${seconds.toFixed(2)} s: ${share(expected / seconds)}`,
        );
        model.dispose();
      }
    }
  } finally {
    await browser.close();
  }
}

export async function estimates(): Promise<void> {
  const samples = await samplesInNode();
  for (const way of ['compiled', 'plain'] as const)
    report(
      way,
      samples.filter((sample) => sample.way === way),
    );
  await reportInBrowser();
}
