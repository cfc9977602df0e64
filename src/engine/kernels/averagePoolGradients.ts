/**
 * Average pooling with 'same' padding divides by the cells of a window that lie on the map. The gradient in tfjs 4.22 divides by
 * the whole window, on every backend, so along padded edges it is too small. Here the gradient is scaled up there
 * before tfjs' kernels get it.
 */
import * as tf from '@tensorflow/tfjs';

/** One axis of a pooling. */
interface Axis {
  readonly length: number;
  readonly size: number;
  readonly stride: number;
  readonly before: number;
  readonly out: number;
}

/** For each position of the window, its cells by those of them that lie on the map. */
function shares({ length, size, stride, before, out }: Axis): number[] {
  return Array.from({ length: out }, (_, position) => {
    const first = position * stride - before;
    const seen = Math.min(first + size, length) - Math.max(first, 0);
    return size / Math.max(1, seen);
  });
}

/** The gradient of the pooled map, `[batch, …out, channels]`, scaled as the forward pass divided. */
function scaled(dy: tf.Tensor, axes: readonly Axis[]): tf.Tensor {
  return axes.reduce((gradient, axis, i) => {
    const factors = shares(axis);
    if (factors.every((factor) => factor === 1)) return gradient;
    const shape = [1, ...axes.map(({ out }, other) => (other === i ? out : 1)), 1];
    return gradient.mul(tf.tensor(factors, shape));
  }, dy);
}

type Shape4D = [number, number, number, number];
type Shape5D = [number, number, number, number, number];

function axesOf2D(shape: number[], attrs: tf.NamedAttrMap): Axis[] {
  // The attributes of the kernel AvgPool, whose input has rank 4.
  const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as tf.AvgPoolAttrs;
  const info = tf.backend_util.computePool2DInfo(
    shape as Shape4D,
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
  const { inHeight, inWidth, filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
  return [
    { length: inHeight, size: filterHeight, stride: strideHeight, before: padInfo.top, out: info.outHeight },
    { length: inWidth, size: filterWidth, stride: strideWidth, before: padInfo.left, out: info.outWidth },
  ];
}

function axesOf3D(shape: number[], attrs: tf.NamedAttrMap): Axis[] {
  // The attributes of the kernel AvgPool3D, whose input has rank 5.
  const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as tf.AvgPool3DAttrs;
  const info = tf.backend_util.computePool3DInfo(
    shape as Shape5D,
    filterSize,
    strides,
    1,
    pad as 'valid' | 'same' | number,
    dimRoundingMode,
  );
  const { padInfo } = info;
  const depth = { length: info.inDepth, size: info.filterDepth, stride: info.strideDepth };
  const height = { length: info.inHeight, size: info.filterHeight, stride: info.strideHeight };
  const width = { length: info.inWidth, size: info.filterWidth, stride: info.strideWidth };
  return [
    { ...depth, before: padInfo.front, out: info.outDepth },
    { ...height, before: padInfo.top, out: info.outHeight },
    { ...width, before: padInfo.left, out: info.outWidth },
  ];
}

let installed = false;

/** Repairs both gradients on every backend; further calls do nothing. */
export function installAveragePoolGradients(): void {
  if (installed) return;
  installed = true;
  for (const [kernelName, axesOf] of [
    ['AvgPool', axesOf2D],
    ['AvgPool3D', axesOf3D],
  ] as const) {
    const before = tf.getGradient(kernelName);
    tf.registerGradient({
      ...before,
      gradFunc: (dy, saved, attrs) => {
        const [x] = saved;
        if (x === undefined || Array.isArray(dy))
          throw new Error(`${kernelName}: its gradient has lost its tensors.`);
        return before.gradFunc(scaled(dy, axesOf(x.shape, attrs)), saved, attrs);
      },
    });
  }
}
