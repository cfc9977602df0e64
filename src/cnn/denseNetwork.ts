/** What a network of dense layers has to learn. */
export interface DenseNetwork {
  /** Weights between each layer and the next. */
  readonly weights: readonly number[];
  /** Biases of each layer after the input. */
  readonly biases: readonly number[];
  readonly weightCount: number;
  /** Weights and biases together. */
  readonly parameterCount: number;
}

/** @param sizes neurons in each layer, the input first: `[3, 4, 4, 1]`. */
export function denseNetwork(sizes: readonly number[]): DenseNetwork {
  const weights = sizes.slice(1).map((size, index) => size * (sizes[index] ?? 0));
  const biases = sizes.slice(1);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return { weights, biases, weightCount: sum(weights), parameterCount: sum(weights) + sum(biases) };
}
