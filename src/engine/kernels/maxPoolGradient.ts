/**
 * The gradient of two-dimensional max pooling: each output's gradient goes to the first largest value of its window. Stock
 * tfjs 4.22 starts the search on `wasm` at 0, so windows without a positive value lose their gradient.
 */
import * as tf from '@tensorflow/tfjs';
import { inputNamed, overrideKernel } from '../overrideKernel.ts';

type Shape4D = [number, number, number, number];
type PoolInfo = tf.backend_util.Conv2DInfo;

/**
 * @param x values before pooling, `[batch, height, width, channels]`
 * @param dy gradient of the pooled values
 * @param dx receives the gradient of `x`; all 0 at first
 */
export function maxPoolGradient(x: Float32Array, dy: Float32Array, dx: Float32Array, info: PoolInfo): void {
  const { batchSize, inHeight, inWidth, inChannels: channels, outHeight, outWidth } = info;
  let cell = 0;
  for (let image = 0; image < batchSize; image++) {
    for (let row = 0; row < outHeight; row++) {
      const top = row * info.strideHeight - info.padInfo.top;
      const rows = range(top, info.effectiveFilterHeight, info.dilationHeight, inHeight);
      for (let column = 0; column < outWidth; column++) {
        const left = column * info.strideWidth - info.padInfo.left;
        const columns = range(left, info.effectiveFilterWidth, info.dilationWidth, inWidth);
        for (let channel = 0; channel < channels; channel++, cell++) {
          let winner = -1;
          let largest = Number.NEGATIVE_INFINITY;
          for (let y = rows.first; y < rows.end; y += info.dilationHeight) {
            for (let xx = columns.first; xx < columns.end; xx += info.dilationWidth) {
              const at = ((image * inHeight + y) * inWidth + xx) * channels + channel;
              const value = x[at] as number;
              if (value > largest || winner < 0) {
                largest = value;
                winner = at;
              }
            }
          }
          if (winner >= 0) dx[winner] = (dx[winner] as number) + (dy[cell] as number);
        }
      }
    }
  }
}

/** The part of a window that lies on the map: from `first`, a multiple of `dilation` after its start, to before `end`. */
function range(
  start: number,
  extent: number,
  dilation: number,
  limit: number,
): { first: number; end: number } {
  const outside = start < 0 ? Math.ceil(-start / dilation) * dilation : 0;
  return { first: start + outside, end: Math.min(start + extent, limit) };
}

export function installMaxPoolGradient(): void {
  overrideKernel('wasm', 'MaxPoolGrad', () => ({ inputs, attrs }) => {
    const [x, dy] = [inputNamed(inputs, 'input'), inputNamed(inputs, 'dy')];
    // The attributes of the kernel MaxPoolGrad.
    const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as tf.MaxPoolGradAttrs;
    const shape = x.shape as Shape4D;
    const info = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
    const dx = new Float32Array(tf.util.sizeFromShape(shape));
    const [values, gradients] = [x, dy].map(({ dataId }) => tf.engine().readSync(dataId)) as [
      Float32Array,
      Float32Array,
    ];
    maxPoolGradient(values, gradients, dx, info);
    return tf.engine().makeTensor(dx, shape, 'float32');
  });
}
