/**
 * The test set's seal. Every look at it is counted and stays in the table, and with every look all intervals are
 * widened by Bonferroni's rule: of k statements, each is made at 1 − 0.05/k, so that all of them hold together with a
 * probability of at least 95 %. A restart of the kernel forgets the count; the test set does not forget what was chosen by it.
 */
import type { TableOutput } from '../notebook/output.ts';
import { type Accuracy, accuracy } from './accuracy.ts';
import { normalDeviations } from './normalDeviations.ts';
import type { Predictions } from './predict.ts';
import { type Numbers, readNumbers } from './readNumbers.ts';
import { wilsonInterval } from './wilsonInterval.ts';

export interface SealOptions {
  /** The share that is to be beaten, 0 to 1. Default 0.89. */
  readonly bar?: number;
}

interface Look {
  readonly name: string;
  readonly bar: number;
  readonly result: Accuracy;
  /** What was seen; the same predictions again tell nothing new and are no new look. */
  readonly seen: string;
}

export class TestSeal {
  readonly #looks: Look[] = [];

  /** How many different things the test set has told so far. */
  get looks(): number {
    return this.#looks.length;
  }

  /** Opens the test set for one network and gives the table of all looks. */
  async look(
    name: string,
    labels: Numbers,
    predictions: Numbers | Predictions,
    { bar = 0.89 }: SealOptions = {},
  ): Promise<TableOutput> {
    const result = await accuracy(labels, predictions);
    const classes = 'classes' in predictions ? predictions.classes : await readNumbers(predictions);
    const seen = `${bar} ${Array.from(classes).join()}`;
    if (!this.#looks.some((look) => look.seen === seen)) this.#looks.push({ name, bar, result, seen });
    return this.#table();
  }

  #table(): TableOutput {
    const count = this.#looks.length;
    const level = 1 - 0.05 / count;
    const deviations = normalDeviations(level);
    return {
      mime: 'application/vnd.convbook.table+json',
      caption: caption(count, level),
      columns: ['look', 'network', 'test %', 'from', 'to', 'beats'],
      rows: this.#looks.map(({ name, bar, result }, index) => {
        const { low, high } = wilsonInterval(result.correct, result.count, deviations);
        return [index + 1, name, percent(result.value), percent(low), percent(high), verdict(bar, low, high)];
      }),
    };
  }
}

function caption(count: number, level: number): string {
  if (count === 1) return 'The test set was looked at once. The interval holds at 95 %.';
  return (
    `The test set was looked at ${count} times. Each interval is widened to ${percent(level)} %, so that all ` +
    `${count} hold together at 95 %. Were the networks chosen after earlier looks, even that is too good.`
  );
}

function verdict(bar: number, low: number, high: number): string {
  const goal = `${percent(bar)} %`;
  if (low > bar) return `${goal}: yes`;
  return high < bar ? `${goal}: no` : `${goal}: cannot be told`;
}

function percent(share: number): number {
  return Math.round(share * 1000) / 10;
}
