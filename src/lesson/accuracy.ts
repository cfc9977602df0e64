import type { Predictions } from './predict.ts';
import { classesOfScores, readClasses } from './readClasses.ts';
import type { Numbers } from './readNumbers.ts';
import { wilsonInterval } from './wilsonInterval.ts';

/** The 97.5 % point of the normal distribution: 95 % lie within ± this many standard deviations. */
const deviations = 1.959964;

/** A share of right answers, with the range that the share over endless such images plausibly lies in. */
export class Accuracy {
  readonly correct: number;
  readonly count: number;
  /** Share of right answers, 0 to 1. */
  readonly value: number;
  /** Lower end of the 95 % interval, 0 to 1. */
  readonly low: number;
  /** Upper end of the 95 % interval, 0 to 1. */
  readonly high: number;

  constructor(correct: number, count: number) {
    if (count < 1) throw new Error('accuracy: there are no predictions to judge');
    this.correct = correct;
    this.count = count;
    this.value = correct / count;
    const { low, high } = wilsonInterval(correct, count, deviations);
    this.low = low;
    this.high = high;
  }

  /** Half the width of the interval, in percentage points. */
  get points(): number {
    return ((this.high - this.low) / 2) * 100;
  }

  /** `89.0 % ± 0.6 points (8,900 of 10,000 right; 95 % interval 88.4 % to 89.6 %)`. */
  toString(): string {
    const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
    return `${percent(this.value)} ± ${this.points.toFixed(1)} points (${this.correct.toLocaleString('en')} of ${this.count.toLocaleString('en')} right; 95 % interval ${percent(this.low)} to ${percent(this.high)})`;
  }
}

/**
 * How many of `predictions` agree with `labels`, as an `Accuracy`: `value` from 0 to 1, and the ends of its 95 %
 * interval, `low` and `high`.
 *
 * `predictions` is the result of `predict`, or a tensor or list of classes. Throws where the two lengths
 * differ, and where either is not one class for each picture.
 */
export async function accuracy(labels: Numbers, predictions: Numbers | Predictions): Promise<Accuracy> {
  const right = await readClasses('accuracy', 'labels', labels);
  const said = await readClasses('accuracy', 'predictions', predictions);
  if (right.length !== said.length) {
    const each = said.length / right.length;
    const scores =
      each > 1 && Number.isInteger(each)
        ? `. If they are ${each} scores for each: ${classesOfScores.predictions}`
        : '';
    throw new Error(`accuracy: ${right.length} labels for ${said.length} predictions${scores}`);
  }
  let correct = 0;
  for (let index = 0; index < right.length; index++) {
    if (right[index] === said[index]) correct++;
  }
  return new Accuracy(correct, right.length);
}
