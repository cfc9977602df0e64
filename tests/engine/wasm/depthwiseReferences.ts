/** Depthwise convolution by plain loops in float64: channel i of the input gives the channels i·multiplier + m of the output. */
import type { Convolution } from './references.ts';

type Numbers = ArrayLike<number>;

const at = (values: Numbers, index: number): number => values[index] ?? Number.NaN;

/** Calls `visit` with the flat indices of every product x · filter → y. */
function everyProduct(
  c: Convolution,
  multiplier: number,
  visit: (x: number, filter: number, y: number) => void,
): void {
  for (let b = 0; b < c.batch; b++)
    for (let row = 0; row < c.outHeight; row++)
      for (let column = 0; column < c.outWidth; column++)
        for (let ky = 0; ky < c.kernelHeight; ky++)
          for (let kx = 0; kx < c.kernelWidth; kx++) {
            const y = row * c.stride[0] + ky * c.dilation[0] - c.padTop;
            const x = column * c.stride[1] + kx * c.dilation[1] - c.padLeft;
            if (y < 0 || x < 0 || y >= c.height || x >= c.width) continue;
            for (let i = 0; i < c.inChannels; i++)
              for (let m = 0; m < multiplier; m++)
                visit(
                  ((b * c.height + y) * c.width + x) * c.inChannels + i,
                  ((ky * c.kernelWidth + kx) * c.inChannels + i) * multiplier + m,
                  (((b * c.outHeight + row) * c.outWidth + column) * c.inChannels + i) * multiplier + m,
                );
          }
}

export function depthwise(c: Convolution, multiplier: number, x: Numbers, filter: Numbers): Float64Array {
  const y = new Float64Array(c.batch * c.outHeight * c.outWidth * c.inChannels * multiplier);
  everyProduct(c, multiplier, (i, f, o) => {
    y[o] = at(y, o) + at(x, i) * at(filter, f);
  });
  return y;
}

export function depthwiseGradients(
  c: Convolution,
  multiplier: number,
  x: Numbers,
  filter: Numbers,
  dy: Numbers,
): { dx: Float64Array; dFilter: Float64Array } {
  const dx = new Float64Array(c.batch * c.height * c.width * c.inChannels);
  const dFilter = new Float64Array(c.kernelHeight * c.kernelWidth * c.inChannels * multiplier);
  everyProduct(c, multiplier, (i, f, o) => {
    dx[i] = at(dx, i) + at(dy, o) * at(filter, f);
    dFilter[f] = at(dFilter, f) + at(dy, o) * at(x, i);
  });
  return { dx, dFilter };
}
