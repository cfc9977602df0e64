/**
 * Numbers in [0, 1) that look random and are the same for the same seed: the SplitMix32 mixing function
 * (after Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** `count` of the `items`, without repetition, in random order; all of them if there are fewer. */
export function sample<Item>(items: readonly Item[], count: number, random: () => number): Item[] {
  const pool = items.slice();
  const chosen: Item[] = [];
  while (chosen.length < count && pool.length > 0) {
    const [item] = pool.splice(Math.floor(random() * pool.length), 1);
    chosen.push(item as Item); // The pool is not empty, so splice took one.
  }
  return chosen;
}
