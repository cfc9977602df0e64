/**
 * How many standard deviations on either side of the mean hold the share `level` of a normal distribution: 1.96 for 0.95.
 *
 * `level` is above 0 and at most 0.9999999; beyond that the series below has no digits left.
 */
export function normalDeviations(level: number): number {
  if (!(level > 0 && level <= 0.9999999)) {
    throw new RangeError(`normalDeviations: the level must be above 0 and at most 0.9999999, not ${level}`);
  }
  let [low, high] = [0, 6];
  for (let halving = 0; halving < 50; halving++) {
    const middle = (low + high) / 2;
    if (shareWithin(middle) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The share within ± x, by the series x + x³/3 + x⁵/(3·5) + … of Marsaglia, "Evaluating the Normal Distribution" (2004). */
function shareWithin(x: number): number {
  let [sum, term] = [x, x];
  for (let odd = 3; term > 1e-17 * sum; odd += 2) {
    term *= x ** 2 / odd;
    sum += term;
  }
  return 2 * sum * (Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI));
}
