/**
 * Scores into positive numbers that sum to 1: `exp(zᵢ / T) / Σ exp(zⱼ / T)`.
 *
 * @param temperature T, above 0. Small: the largest score takes nearly all. Large: all become alike. Default 1.
 * @throws RangeError where the temperature is not above 0, or there is no score.
 */
export function softmax(scores: readonly number[], temperature = 1): number[] {
  if (!(temperature > 0)) throw new RangeError(`softmax: temperature must be above 0, not ${temperature}`);
  if (scores.length === 0) throw new RangeError('softmax: there is no score');
  const largest = Math.max(...scores); // Taken off first, so that exp cannot overflow.
  const powers = scores.map((score) => Math.exp((score - largest) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** The loss for one picture: minus the logarithm of the share that its right class got. */
export function crossEntropy(shareOfRightClass: number): number {
  return -Math.log(shareOfRightClass);
}
