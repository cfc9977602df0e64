const modulus = 2 ** 31 - 1;

/**
 * Numbers between 0 and 1, the same for the same seed: the "minimal standard" of Park and Miller (1988), with the
 * multiplier they recommend in 1993. Enough to scatter points.
 *
 * @param seed whole number from 1.
 */
export function scatter(seed: number): () => number {
  let state = seed % modulus || 1;
  const next = () => {
    state = (state * 48_271) % modulus;
    return state / modulus;
  };
  next(); // From a small seed the first number is small, too.
  return next;
}
