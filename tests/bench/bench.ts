/**
 * `npm run bench`: training in headless Chromium against PyTorch on the same cores, alternating, so that what else the
 * machine does falls on both. `-- --quick` measures the lesson's network only and ends within a minute.
 */
import { writeFile } from 'node:fs/promises';
import { type BenchBrowser, type BenchWorker, startBrowser } from './browser.ts';
import { estimates } from './estimates.ts';
import { type ModelName, modelNames } from './models.ts';
import { installHint, startTorch } from './torch.ts';

interface Contestant {
  readonly name: string;
  /** Images per second over so many images. */
  readonly run: (model: ModelName, batch: number, images: number) => Promise<number>;
}

interface Row {
  readonly model: ModelName;
  readonly batch: number;
  readonly contestant: string;
  /** Images per second: median, smallest and largest of the rounds. */
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** Median of the rounds' ratios to PyTorch on as many threads. */
  readonly ratio?: number;
}

/** Rounds without which a median says little; fewer only where a quick run would last too long. */
const fewestRounds = 3;

interface Effort {
  readonly rounds: number;
  readonly milliseconds: number;
  /** Milliseconds after the program's start at which even that is cut short. */
  readonly deadline?: number;
}

/** Quick: five rounds of each batch size, in less than a minute altogether. */
const quickly: Effort = { rounds: 5, milliseconds: 9000, deadline: 40_000 };
const thoroughly: Effort = { rounds: 5, milliseconds: 120_000 };

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1 + (sorted.length % 2)], sorted[middle]];
  return (low + high) / 2;
}

/**
 * All contestants in turn, several rounds; ratios are taken within a round, between neighbours in time. Where the machine
 * is busy it stops after `milliseconds` with what it has.
 */
async function compare(
  model: ModelName,
  batch: number,
  images: number,
  { rounds, milliseconds, deadline = Number.POSITIVE_INFINITY }: Effort,
  pairs: readonly (readonly [ours: Contestant, reference: Contestant | undefined])[],
): Promise<Row[]> {
  const results = new Map<Contestant, number[]>();
  const ratios = new Map<Contestant, number[]>();
  const add = (to: Map<Contestant, number[]>, key: Contestant, value: number) =>
    to.set(key, [...(to.get(key) ?? []), value]);
  // Once untimed: compilers and caches are warm then, for all alike.
  for (const contestant of pairs.flat()) await contestant?.run(model, batch, images);
  const start = performance.now();
  for (let round = 0; round < rounds; round++) {
    const spent = performance.now() - start;
    if (round >= fewestRounds && spent > milliseconds) break;
    if (round > 0 && performance.now() > deadline) break;
    for (const [ours, reference] of pairs) {
      const speed = await ours.run(model, batch, images);
      add(results, ours, speed);
      if (reference === undefined) continue;
      const referenceSpeed = await reference.run(model, batch, images);
      add(results, reference, referenceSpeed);
      add(ratios, ours, speed / referenceSpeed);
    }
  }
  return [...results].map(([contestant, speeds]) => {
    const own = ratios.get(contestant);
    const row = { model, batch, contestant: contestant.name, median: median(speeds) };
    const spread = { least: Math.min(...speeds), most: Math.max(...speeds) };
    return own === undefined ? { ...row, ...spread } : { ...row, ...spread, ratio: median(own) };
  });
}

function print(rows: readonly Row[]): void {
  for (const { model, batch, contestant, median: middle, least, most, ratio } of rows) {
    const speed = `${middle.toFixed(0)} images/s (${least.toFixed(0)}–${most.toFixed(0)})`;
    // Beside the output proper: a quick run's is one line.
    console.error(
      `${model} b${batch} ${contestant}: ${speed}${ratio === undefined ? '' : `, ${ratio.toFixed(2)}× PyTorch`}`,
    );
  }
}

/** A backend that cannot train the lesson's network, and what it says. */
interface Failure {
  readonly model: ModelName;
  readonly batch: number;
  readonly contestant: string;
  readonly error: string;
}

/** tfjs' own backends as they come, on the lesson's network: one round of few images, for they are slow without a GPU. */
async function stockRows(browser: BenchBrowser): Promise<(Row | Failure)[]> {
  const rows: (Row | Failure)[] = [];
  for (const backend of ['wasm', 'webgl', 'webgpu', 'cpu'] as const) {
    const name = { model: 'lesson-cnn', batch: 128, contestant: `tfjs ${backend}` } as const;
    try {
      const worker = await browser.start(backend, 1);
      const speed = await worker.train('lesson-cnn', 128, 128);
      rows.push({ ...name, median: speed, least: speed, most: speed });
    } catch (error) {
      const [message = ''] = String(error).split('\n');
      console.error(`lesson-cnn b128 tfjs ${backend}: ${message}`);
      rows.push({ ...name, error: message });
    }
  }
  return rows;
}

/** How long the choice of a backend takes, each time in a fresh worker. */
async function printStarts(browser: BenchBrowser): Promise<void> {
  const times: number[] = [];
  for (let start = 0; start < 7; start++) times.push(await browser.choose());
  times.sort((one, other) => one - other);
  const [least, median, most] = [0, 3, 6].map((at) => Math.round(times[at] ?? Number.NaN));
  console.log(`start-up check: median ${median} ms (${least}–${most}) of 7 first starts`);
}

export async function bench(args: readonly string[]): Promise<void> {
  if (args.includes('--estimates')) return estimates();
  const quick = args.includes('--quick');
  const [torch, browser] = await Promise.all([startTorch(), startBrowser()]);
  try {
    const ours = (worker: BenchWorker, name: string): Contestant => ({
      name,
      run: (...rest) => worker.train(...rest),
    });
    const reference = (threads: number): Contestant | undefined =>
      torch && {
        name: `PyTorch, ${threads} thread${threads > 1 ? 's' : ''}`,
        run: (m, b, n) => torch.train(m, b, n, threads),
      };
    if (!quick) await printStarts(browser);
    const two = ours(await browser.start('fast', 2), 'ours, 2 threads');
    const torchOnTwo = reference(2);
    const rows: Row[] = [];
    if (quick) {
      for (const batch of [128, 32]) {
        if (performance.now() < 30_000 || batch === 128) {
          rows.push(...(await compare('lesson-cnn', batch, 5120, quickly, [[two, torchOnTwo]])));
        }
      }
      print(rows);
    } else {
      const one = ours(await browser.start('fast', 1), 'ours, 1 thread');
      const apart = ours(await browser.start('fast', 2, 'shared'), 'ours, not isolated');
      const stock = ours(await browser.start('completed', 1), 'tfjs wasm, completed');
      const torchOnOne = reference(1);
      for (const model of modelNames) {
        for (const batch of [128, 32]) {
          const pairs = [
            [two, torchOnTwo],
            [one, torchOnOne],
            [apart, undefined],
          ] as const;
          rows.push(
            ...(await compare(model, batch, model === 'lesson-cnn' ? 7680 : 2560, thoroughly, pairs)),
          );
          rows.push(
            ...(await compare(model, batch, 256, { ...thoroughly, rounds: 1 }, [[stock, undefined]])),
          );
          print(rows.slice(-6));
        }
      }
      const [fastest] = rows;
      const others = await stockRows(browser);
      print(others.flatMap((other) => ('median' in other ? [other] : [])));
      const best = Math.max(...others.map((other) => ('median' in other ? other.median : 0)));
      if (fastest !== undefined)
        console.log(
          `ratio lesson-cnn b128 2-threads vs the best stock backend: ${(fastest.median / best).toFixed(0)}`,
        );
      await writeFile('bench.json', `${JSON.stringify([...rows, ...others], null, 2)}\n`);
      console.log('Written to bench.json.');
    }
    const known = rows.find(
      (row) => row.batch === 128 && row.ratio !== undefined && row.contestant === two.name,
    );
    console.log(
      known?.ratio === undefined
        ? installHint
        : `ratio lesson-cnn b128 2-threads vs torch: ${known.ratio.toFixed(2)}`,
    );
  } finally {
    torch?.close();
    await browser.close();
  }
}
