import { countBins } from '../../../lesson/histogram.ts';
import type { Statistics } from '../../variableDetail.ts';

const bins = 24;

/**
 * What can be said of many numbers at once.
 *
 * @param values the numbers that were looked at
 * @param size how many there are, where these are a part of them
 */
export function statisticsOf(values: ArrayLike<number>, size = values.length): Statistics {
  let minimum = Infinity;
  let maximum = -Infinity;
  let sum = 0;
  let zeros = 0;
  let notNumbers = 0;
  let infinite = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = Number(values[index]);
    if (Number.isNaN(value)) notNumbers += 1;
    else if (!Number.isFinite(value)) infinite += 1;
    else {
      if (value === 0) zeros += 1;
      if (value < minimum) minimum = value;
      if (value > maximum) maximum = value;
      sum += value;
    }
  }
  const counted = { looked: values.length, size, zeros, notNumbers, infinite };
  const count = values.length - notNumbers - infinite;
  if (count === 0) return counted;
  const mean = sum / count;
  return { ...counted, finite: { minimum, maximum, mean, bins: countBins(values, bins, minimum, maximum) } };
}
