/**
 * `npm run bench -- --estimates`: how near the predicted training times come, and the prices that would predict these networks
 * best, to be put into `src/engine/trainingTime.ts`. In Node on one thread, and in processor time, so that what else the
 * machine does hardly counts.
 */
import * as tf from '@tensorflow/tfjs';
import { trainingStep } from '../../src/engine/start/trainingCheck.ts';
import { wasmPrices } from '../../src/engine/trainingTime.ts';
import { type BatchWork, batchWork } from '../../src/engine/trainingWork.ts';
import { startInNode } from '../engine/wasm/startInNode.ts';
import { compiledModel, furtherNames, type ModelName, modelNames } from './models.ts';

interface Sample {
  readonly model: ModelName;
  readonly batch: number;
  readonly work: BatchWork;
  /** Check steps that a batch took: the median of the rounds. */
  readonly steps: number;
  readonly spread: readonly [number, number];
}

const rounds = 5;
/** Of the check, before and after each training. */
const checksAround = 15;
const kinds = Object.keys(wasmPrices) as (keyof BatchWork)[];

const priced = (work: BatchWork, prices: Readonly<Record<keyof BatchWork, number>>): number =>
  kinds.reduce((sum, kind) => sum + work[kind] * prices[kind], 0);

/**
 * Prices from zero up that bring all predictions as near as they come, each sample's error counted as a part of it. Where the samples
 * say little they stay near the present ones. Coordinate descent on the least squares.
 */
function fittedPrices(samples: readonly Sample[]): Record<keyof BatchWork, number> {
  const prices = { ...wasmPrices };
  const rows = samples.map(({ work, steps }) => kinds.map((kind) => work[kind] / steps));
  for (let pass = 0; pass < 20_000; pass++) {
    kinds.forEach((kind, k) => {
      const pull = 0.02 / wasmPrices[kind];
      let [along, square] = [pull, pull / wasmPrices[kind]];
      for (const row of rows) {
        const at = row[k] ?? 0;
        const others = kinds.reduce(
          (sum, other, o) => (o === k ? sum : sum + (row[o] ?? 0) * prices[other]),
          0,
        );
        along += at * (1 - others);
        square += at * at;
      }
      if (square > 0) prices[kind] = Math.max(0, along / square);
    });
  }
  return prices;
}

/** Processor milliseconds that `run` takes. */
async function processorTime(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Check steps that a batch of the model takes. */
async function checkStepsOf(model: tf.Sequential, batch: number): Promise<number> {
  const examples = 8 * batch;
  const x = tf.randomUniform([examples, 28, 28, 1]);
  const y = tf.floor(tf.randomUniform([examples, 1], 0, 10));
  const epoch = () => model.fit(x, y, { batchSize: batch, verbose: 0 });
  await epoch();
  const check = await processorTime(() => repeated(trainingStep, checksAround));
  const training = await processorTime(epoch);
  const again = await processorTime(() => repeated(trainingStep, checksAround));
  tf.dispose([x, y]);
  return training / (examples / batch) / ((check + again) / (2 * checksAround));
}

async function repeated(run: () => Promise<unknown>, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await run();
}

export async function estimates(): Promise<void> {
  const kernels = await startInNode({ threads: 1 });
  const samples: Sample[] = [];
  for (const name of [...modelNames, ...furtherNames]) {
    for (const batch of [128, 32]) {
      const model = compiledModel(name);
      const steps: number[] = [];
      for (let round = 0; round < rounds; round++) steps.push(await checkStepsOf(model, batch));
      steps.sort((a, b) => a - b);
      const [least, middle, most] = [0, rounds >> 1, rounds - 1].map((i) => steps[i] ?? Number.NaN) as [
        number,
        number,
        number,
      ];
      samples.push({
        model: name,
        batch,
        work: batchWork(model, batch),
        steps: middle,
        spread: [least, most],
      });
      model.dispose();
    }
  }
  kernels.dispose();
  const best = fittedPrices(samples);
  for (const { model, batch, work, steps, spread } of samples) {
    const off = (prices: typeof best) => `${((priced(work, prices) / steps) * 100).toFixed(0)} %`;
    const range = spread.map((value) => value.toFixed(2)).join('–');
    console.log(
      `${model} b${batch}: ${steps.toFixed(2)} check steps a batch (${range}), predicted ${off(wasmPrices)}, refitted ${off(best)}`,
    );
  }
  console.log(
    JSON.stringify(best, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(2)) : value)),
  );
}
