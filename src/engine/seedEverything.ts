/**
 * One seed for all that is random in training. tfjs offers no such switch, and its own seeds are traps: 0 counts as none, a
 * seeded dropout layer drops the same units in every step, and the shuffle of `fit` takes none. But wherever no
 * seed is given, tfjs draws one from `Math.random`, so that is what is seeded here, and only when a learner asks
 * for it by calling this.
 */

/**
 * From now on, `Math.random` and with it initial weights, the shuffle of `fit` and dropout follow from `seed`: the same
 * code gives the same numbers, to the bit on the same backend and thread count.
 *
 * @param seed any whole number; 0 is a seed like any other
 * @returns gives the browser's own randomness back
 */
export function seedEverything(seed: number): () => void {
  if (!Number.isInteger(seed)) {
    throw new Error(
      `seedEverything: the seed must be a whole number, but it is ${seed}. Try seedEverything(42).`,
    );
  }
  const unseeded = Math.random;
  const seeded = seededRandom(seed);
  Math.random = seeded;
  return () => {
    if (Math.random === seeded) Math.random = unseeded;
  };
}

/**
 * Numbers from 0 to below 1: a Weyl sequence whose values are mixed by the finaliser of MurmurHash3 (public domain), the
 * construction of SplitMix (Steele, Lea and Flood, 2014) in 32 bits.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}
