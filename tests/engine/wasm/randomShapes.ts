/** Seeded random numbers and shapes: the same on every run. */

/** Marsaglia's xorshift, 32 bits. */
export function randomSource(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

export type Random = () => number;

/** Between -1 and 1; `negative` keeps them below 0. */
export function randomValues(count: number, random: Random, negative = false): Float32Array {
  return Float32Array.from({ length: count }, () => (negative ? -random() - 0.01 : 2 * random() - 1));
}

export function oneOf<T>(random: Random, choices: readonly T[]): T {
  const chosen = choices[Math.floor(random() * choices.length)];
  if (chosen === undefined) throw new Error('oneOf: there is nothing to choose from.');
  return chosen;
}

export interface ConvolutionCase {
  readonly x: [number, number, number, number];
  readonly filter: [number, number, number, number];
  readonly strides: [number, number];
  readonly dilations: [number, number];
  readonly pad: 'valid' | 'same';
}

const channels = [1, 2, 3, 4, 5, 8, 12, 16, 33];

/** Small maps down to 1×1, kernels up to 5, strides beyond the kernel, ragged batches. */
export function randomConvolution(random: Random): ConvolutionCase {
  const kernel: [number, number] = [oneOf(random, [1, 2, 3, 3, 3, 5]), oneOf(random, [1, 2, 3, 3, 3, 5])];
  const dilated = random() < 0.2;
  const dilations: [number, number] = dilated ? [oneOf(random, [1, 2]), oneOf(random, [1, 2, 3])] : [1, 1];
  const strides: [number, number] = dilated
    ? [1, 1]
    : [oneOf(random, [1, 1, 1, 2, 3, 6]), oneOf(random, [1, 1, 1, 2, 3])];
  const pad = oneOf(random, ['valid', 'same'] as const);
  const least = (i: 0 | 1) => (pad === 'same' ? 1 : (kernel[i] - 1) * dilations[i] + 1);
  const size = (i: 0 | 1) => least(i) + Math.floor(random() * 10);
  const inChannels = oneOf(random, channels);
  return {
    x: [oneOf(random, [1, 2, 3, 5]), size(0), size(1), inChannels],
    filter: [...kernel, inChannels, oneOf(random, channels)],
    strides,
    dilations,
    pad,
  };
}
