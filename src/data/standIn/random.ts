/** Seeded random numbers for the drawn garments. */
export interface Random {
  /** Uniform in `[from, to)`. */
  between(from: number, to: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** A whole number in `[0, count)`. */
  below(count: number): number;
  /** The sum of two uniform numbers, from -1 to 1 with 0 the likeliest: close enough to a bell for grain. */
  around(): number;
}

/**
 * SplitMix32: a counter through the finaliser of MurmurHash3 (Steele, Lea, Flood, "Fast splittable
 * pseudorandom number generators", 2014). Whole-number arithmetic only, so every engine draws the same.
 */
export function seededRandom(seed: number): Random {
  let counter = seed | 0;
  const next = (): number => bits() / 2 ** 32;
  const bits = (): number => {
    counter = (counter + 0x9e3779b9) | 0;
    let mixed = Math.imul(counter ^ (counter >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
  return {
    between: (from, to) => from + (to - from) * next(),
    chance: (probability) => next() < probability,
    below: (count) => Math.floor(next() * count),
    around: () => {
      const both = bits();
      return ((both >>> 16) + (both & 0xffff)) / 65_535 - 1;
    },
  };
}
