/** The kernels' definitions as plain loops over arrays in float64, `[batch, height, width, channels]`: what the engine is checked against. */

export interface Map4D {
  readonly shape: readonly [number, number, number, number];
  readonly values: ArrayLike<number>;
}

export interface Window {
  readonly height: number;
  readonly width: number;
  readonly strideY: number;
  readonly strideX: number;
  readonly top: number;
  readonly left: number;
  readonly outHeight: number;
  readonly outWidth: number;
}

/** Where 'same' and 'valid' put a window, as TensorFlow defines it. */
export function windowOf(
  [inHeight, inWidth]: readonly [number, number],
  [height, width]: readonly [number, number],
  [strideY, strideX]: readonly [number, number],
  pad: 'same' | 'valid',
): Window {
  const along = (length: number, size: number, stride: number): [number, number] => {
    if (pad === 'valid') return [Math.floor((length - size) / stride) + 1, 0];
    const out = Math.ceil(length / stride);
    return [out, Math.floor(Math.max(0, (out - 1) * stride + size - length) / 2)];
  };
  const [outHeight, top] = along(inHeight, height, strideY);
  const [outWidth, left] = along(inWidth, width, strideX);
  return { height, width, strideY, strideX, top, left, outHeight, outWidth };
}

/** Calls `visit` for every input cell under every position of the window, on the map only. */
export function eachCell(
  x: Map4D,
  window: Window,
  visit: (image: number, outAt: number, inAt: number, kernelAt: number) => void,
): void {
  const [batch, inHeight, inWidth] = x.shape;
  for (let image = 0; image < batch; image++)
    for (let row = 0; row < window.outHeight; row++)
      for (let column = 0; column < window.outWidth; column++)
        for (let i = 0; i < window.height; i++)
          for (let j = 0; j < window.width; j++) {
            const y = row * window.strideY + i - window.top;
            const xx = column * window.strideX + j - window.left;
            if (y < 0 || xx < 0 || y >= inHeight || xx >= inWidth) continue;
            const outAt = (image * window.outHeight + row) * window.outWidth + column;
            visit(image, outAt, (image * inHeight + y) * inWidth + xx, i * window.width + j);
          }
}

const at = (values: ArrayLike<number>, index: number): number => values[index] ?? Number.NaN;

function add(values: Float64Array, index: number, value: number): void {
  values[index] = at(values, index) + value;
}

export function convolution(
  x: Map4D,
  filter: ArrayLike<number>,
  outputs: number,
  window: Window,
): Float64Array {
  const [batch, , , inputs] = x.shape;
  const y = new Float64Array(batch * window.outHeight * window.outWidth * outputs);
  eachCell(x, window, (_, outAt, inAt, k) => {
    for (let i = 0; i < inputs; i++)
      for (let o = 0; o < outputs; o++)
        add(
          y,
          outAt * outputs + o,
          at(x.values, inAt * inputs + i) * at(filter, (k * inputs + i) * outputs + o),
        );
  });
  return y;
}

/** Gradients of the convolution by its input and its filter. */
export function convolutionGradients(
  x: Map4D,
  filter: ArrayLike<number>,
  dy: ArrayLike<number>,
  outputs: number,
  window: Window,
): { dx: Float64Array; dFilter: Float64Array } {
  const inputs = x.shape[3];
  const dx = new Float64Array(x.values.length);
  const dFilter = new Float64Array(filter.length);
  eachCell(x, window, (_, outAt, inAt, k) => {
    for (let i = 0; i < inputs; i++)
      for (let o = 0; o < outputs; o++) {
        const weight = (k * inputs + i) * outputs + o;
        const gradient = at(dy, outAt * outputs + o);
        add(dx, inAt * inputs + i, gradient * at(filter, weight));
        add(dFilter, weight, gradient * at(x.values, inAt * inputs + i));
      }
  });
  return { dx, dFilter };
}

/** For every pooled value, the index of the first largest value of its window. */
export function poolingWinners(x: Map4D, window: Window): Int32Array {
  const [batch, , , channels] = x.shape;
  const winners = new Int32Array(batch * window.outHeight * window.outWidth * channels).fill(-1);
  eachCell(x, window, (_, outAt, inAt) => {
    for (let c = 0; c < channels; c++) {
      const before = winners[outAt * channels + c] ?? -1;
      const index = inAt * channels + c;
      if (before < 0 || at(x.values, index) > at(x.values, before)) winners[outAt * channels + c] = index;
    }
  });
  return winners;
}

export function scatter(size: number, indices: ArrayLike<number>, values: ArrayLike<number>): Float64Array {
  const result = new Float64Array(size);
  for (let i = 0; i < indices.length; i++) add(result, at(indices, i), at(values, i));
  return result;
}

/** The mean softmax cross-entropy of logits `[rows, classes]` and its gradient; `labels` are indices. */
export function crossEntropy(
  logits: ArrayLike<number>,
  classes: number,
  labels: readonly number[],
): { loss: number; gradient: Float64Array } {
  const gradient = new Float64Array(logits.length);
  let loss = 0;
  labels.forEach((label, row) => {
    const exps = Array.from({ length: classes }, (_, c) => Math.exp(at(logits, row * classes + c)));
    const sum = exps.reduce((a, b) => a + b, 0);
    loss -= Math.log(at(exps, label) / sum) / labels.length;
    exps.forEach((e, c) => {
      gradient[row * classes + c] = (e / sum - (c === label ? 1 : 0)) / labels.length;
    });
  });
  return { loss, gradient };
}

/** The largest difference, relative to the largest value of either. */
export function relativeError(found: ArrayLike<number>, right: ArrayLike<number>): number {
  if (found.length !== right.length) return Number.POSITIVE_INFINITY;
  let difference = 0;
  let largest = 1e-30;
  for (let i = 0; i < right.length; i++) {
    const [a, b] = [at(found, i), at(right, i)];
    if (!Number.isFinite(a)) return Number.POSITIVE_INFINITY;
    difference = Math.max(difference, Math.abs(a - b));
    largest = Math.max(largest, Math.abs(a), Math.abs(b));
  }
  return difference / largest;
}

/** Numbers between -1 and 1 that are the same in every run (a linear congruential generator). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}
