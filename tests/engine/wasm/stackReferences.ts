/** Convolution, bias, relu and max pooling after each other by plain loops in float64, forward and back. */
import { type Convolution, convolve, filterGradient, inputGradient, pool } from './references.ts';

type Numbers = ArrayLike<number>;

const at = (values: Numbers, index: number): number => values[index] ?? Number.NaN;

/** Where relu stands: before the pooling, behind it, or nowhere. */
export type Order = 'relu, pool' | 'pool' | 'pool, relu';

export interface StackGradients {
  readonly y: Float64Array;
  readonly dx: Float64Array;
  readonly dFilter: Float64Array;
  readonly dBias: Float64Array;
}

/** @param gradientOf the gradient that comes from behind, for so many outputs */
export function stackGradients(
  c: Convolution,
  pooling: Convolution,
  order: Order,
  [x, filter, bias]: readonly [Numbers, Numbers, Numbers],
  gradientOf: (size: number) => Numbers,
): StackGradients {
  const linear = convolve(c, x, filter).map((y, i) => y + at(bias, i % c.outChannels));
  const map = order === 'relu, pool' ? linear.map((y) => Math.max(0, y)) : linear;
  const { max, winners } = pool(pooling, map);
  const y = order === 'pool, relu' ? max.map((value) => Math.max(0, value)) : max;
  const dy = gradientOf(y.length);
  const dMap = new Float64Array(map.length);
  winners.forEach((winner, i) => {
    const passes = order === 'pool' || at(linear, winner) > 0;
    if (passes) dMap[winner] = at(dMap, winner) + at(dy, i);
  });
  const dBias = new Float64Array(c.outChannels);
  dMap.forEach((gradient, i) => {
    dBias[i % c.outChannels] = at(dBias, i % c.outChannels) + gradient;
  });
  return { y, dx: inputGradient(c, dMap, filter), dFilter: filterGradient(c, x, dMap), dBias };
}
