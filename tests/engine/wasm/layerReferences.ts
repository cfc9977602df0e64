/** Batch normalisation, softmax cross-entropy and the optimizers' steps by plain loops in float64. */
type Numbers = ArrayLike<number>;

const at = (values: Numbers, index: number): number => values[index] ?? Number.NaN;

/** Batch normalisation in training over the rows of `[rows, channels]`, and its gradients for the outputs' gradient `dy`. */
export function batchNormalisation(
  x: Numbers,
  [gamma, beta]: readonly [Numbers, Numbers],
  epsilon: number,
  dy: Numbers,
) {
  const channels = gamma.length;
  const rows = x.length / channels;
  const [y, dx] = [new Float64Array(x.length), new Float64Array(x.length)];
  const [dGamma, dBeta] = [new Float64Array(channels), new Float64Array(channels)];
  for (let c = 0; c < channels; c++) {
    const cells = Array.from({ length: rows }, (_, row) => row * channels + c);
    const mean = cells.reduce((sum, i) => sum + at(x, i), 0) / rows;
    const variance = cells.reduce((sum, i) => sum + (at(x, i) - mean) ** 2, 0) / rows;
    const deviation = Math.sqrt(variance + epsilon);
    const normal = (i: number) => (at(x, i) - mean) / deviation;
    for (const i of cells) {
      y[i] = at(gamma, c) * normal(i) + at(beta, c);
      dBeta[c] = at(dBeta, c) + at(dy, i);
      dGamma[c] = at(dGamma, c) + at(dy, i) * normal(i);
    }
    for (const i of cells) {
      const through = at(dy, i) - at(dBeta, c) / rows - (normal(i) * at(dGamma, c)) / rows;
      dx[i] = (at(gamma, c) / deviation) * through;
    }
  }
  return { y, dx, dGamma, dBeta };
}

/** Mean cross-entropy of the softmax of `[rows, classes]` against rows of probabilities, and its gradient by the logits. */
export function softmaxCrossEntropy(logits: Numbers, classes: number, targets: Numbers) {
  const rows = logits.length / classes;
  const gradient = new Float64Array(logits.length);
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    const cells = Array.from({ length: classes }, (_, c) => row * classes + c);
    const largest = Math.max(...cells.map((i) => at(logits, i)));
    const sum = cells.reduce((total, i) => total + Math.exp(at(logits, i) - largest), 0);
    for (const i of cells) {
      const probability = Math.exp(at(logits, i) - largest) / sum;
      loss -= (at(targets, i) * Math.log(probability)) / rows;
      gradient[i] = (probability - at(targets, i)) / rows;
    }
  }
  return { loss, gradient };
}

/** Adam (Kingma & Ba 2015, algorithm 1, with ε outside of the root), for a gradient at each step. */
export function adam(
  start: Numbers,
  gradients: readonly Numbers[],
  { rate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-7 },
) {
  const value = Float64Array.from(start);
  const [first, second] = [new Float64Array(value.length), new Float64Array(value.length)];
  gradients.forEach((gradient, step) => {
    value.forEach((before, i) => {
      const g = at(gradient, i);
      first[i] = beta1 * at(first, i) + (1 - beta1) * g;
      second[i] = beta2 * at(second, i) + (1 - beta2) * g * g;
      const mean = at(first, i) / (1 - beta1 ** (step + 1));
      const square = at(second, i) / (1 - beta2 ** (step + 1));
      value[i] = before - (rate * mean) / (Math.sqrt(square) + epsilon);
    });
  });
  return [value, first, second];
}

/** Gradient descent, with momentum (0 for none) that may be Nesterov's. */
export function descent(
  start: Numbers,
  gradients: readonly Numbers[],
  { rate = 0.01, momentum = 0, nesterov = false },
) {
  const value = Float64Array.from(start);
  const velocity = new Float64Array(value.length);
  for (const gradient of gradients) {
    value.forEach((before, i) => {
      velocity[i] = momentum * at(velocity, i) + at(gradient, i);
      const direction = nesterov ? at(gradient, i) + momentum * at(velocity, i) : at(velocity, i);
      value[i] = before - rate * direction;
    });
  }
  return [value, velocity];
}
