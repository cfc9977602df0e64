/** Convolution, pooling and products by plain loops in float64: slow, and simple enough to be believed. */
export interface Convolution {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly inChannels: number;
  readonly outChannels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly stride: readonly [number, number];
  readonly dilation: readonly [number, number];
  readonly padTop: number;
  readonly padLeft: number;
  readonly outHeight: number;
  readonly outWidth: number;
}

/** Calls `visit` with the flat indices of every product x · filter → y of the convolution. */
function everyProduct(c: Convolution, visit: (x: number, filter: number, y: number) => void): void {
  for (let b = 0; b < c.batch; b++)
    for (let row = 0; row < c.outHeight; row++)
      for (let column = 0; column < c.outWidth; column++)
        for (let ky = 0; ky < c.kernelHeight; ky++)
          for (let kx = 0; kx < c.kernelWidth; kx++) {
            const y = row * c.stride[0] + ky * c.dilation[0] - c.padTop;
            const x = column * c.stride[1] + kx * c.dilation[1] - c.padLeft;
            if (y < 0 || x < 0 || y >= c.height || x >= c.width) continue;
            for (let i = 0; i < c.inChannels; i++)
              for (let o = 0; o < c.outChannels; o++)
                visit(
                  ((b * c.height + y) * c.width + x) * c.inChannels + i,
                  ((ky * c.kernelWidth + kx) * c.inChannels + i) * c.outChannels + o,
                  ((b * c.outHeight + row) * c.outWidth + column) * c.outChannels + o,
                );
          }
}

type Numbers = ArrayLike<number>;

const at = (values: Numbers, index: number): number => values[index] ?? Number.NaN;

export function convolve(c: Convolution, x: Numbers, filter: Numbers): Float64Array {
  const y = new Float64Array(c.batch * c.outHeight * c.outWidth * c.outChannels);
  everyProduct(c, (i, f, o) => {
    y[o] = at(y, o) + at(x, i) * at(filter, f);
  });
  return y;
}

export function inputGradient(c: Convolution, dy: Numbers, filter: Numbers): Float64Array {
  const dx = new Float64Array(c.batch * c.height * c.width * c.inChannels);
  everyProduct(c, (i, f, o) => {
    dx[i] = at(dx, i) + at(dy, o) * at(filter, f);
  });
  return dx;
}

export function filterGradient(c: Convolution, x: Numbers, dy: Numbers): Float64Array {
  const df = new Float64Array(c.kernelHeight * c.kernelWidth * c.inChannels * c.outChannels);
  everyProduct(c, (i, f, o) => {
    df[f] = at(df, f) + at(x, i) * at(dy, o);
  });
  return df;
}

/** c[m, n] = Σ a[m, k] · b[k, n], each of them possibly stored transposed. */
export function multiply(
  a: Numbers,
  b: Numbers,
  [m, n, depth]: readonly [number, number, number],
  [turnedA, turnedB]: readonly [boolean, boolean],
): Float64Array {
  return Float64Array.from({ length: m * n }, (_, i) => {
    const [row, column] = [Math.floor(i / n), i % n];
    let sum = 0;
    for (let k = 0; k < depth; k++) {
      sum +=
        at(a, turnedA ? k * m + row : row * depth + k) * at(b, turnedB ? column * depth + k : k * n + column);
    }
    return sum;
  });
}

/** A window's largest value and its index, or the mean; for pooling with padding outside of the count. */
export function pool(
  c: Convolution,
  x: Numbers,
): { max: Float64Array; winners: Int32Array; mean: Float64Array } {
  const size = c.batch * c.outHeight * c.outWidth * c.inChannels;
  const max = new Float64Array(size).fill(Number.NEGATIVE_INFINITY);
  const winners = new Int32Array(size);
  const sums = new Float64Array(size);
  const counts = new Float64Array(size);
  const single = { ...c, outChannels: 1, inChannels: 1 };
  // One channel at a time: the indices of everyProduct are then pixels.
  for (let channel = 0; channel < c.inChannels; channel++) {
    everyProduct(single, (pixel, _, out) => {
      const o = out * c.inChannels + channel;
      const i = pixel * c.inChannels + channel;
      sums[o] = at(sums, o) + at(x, i);
      counts[o] = at(counts, o) + 1;
      if (at(x, i) > at(max, o)) {
        max[o] = at(x, i);
        winners[o] = i;
      }
    });
  }
  return { max, winners, mean: sums.map((sum, i) => sum / at(counts, i)) };
}

/** The largest difference, as a part of the largest value. */
export function relativeError(actual: Numbers, expected: Numbers): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let worst = 0;
  let scale = 0;
  for (let i = 0; i < expected.length; i++) {
    worst = Math.max(worst, Math.abs(at(actual, i) - at(expected, i)));
    scale = Math.max(scale, Math.abs(at(expected, i)));
    if (Number.isNaN(at(actual, i))) return Number.NaN;
  }
  return scale === 0 ? worst : worst / scale;
}
