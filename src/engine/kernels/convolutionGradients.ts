/**
 * Gradients of the 2D convolution as convolutions, which the `wasm` backend computes fast. Stock tfjs 4.22 has no filter
 * gradient there (tensorflow/tfjs#8474) and a slow input gradient.
 *
 * With y[b,p,o] = Σ x[b, p·stride + k − pad, i] · w[k,i,o], the filter gradient is Σ over b and p of
 * x[b, p·stride + k − pad, i] · dy[b,p,o]: a convolution over k, in which input channels take the place of the batch, the
 * batch that of the channels, dy that of the filter, and the stride that of the dilation. The input gradient at stride 1
 * is the convolution of dy with the filter turned by 180°.
 */
import * as tf from '@tensorflow/tfjs';
import { inputNamed, overrideKernel } from '../overrideKernel.ts';

type Shape4D = [number, number, number, number];
type Pair = [number, number];

interface Attributes {
  readonly strides: number | Pair;
  readonly pad: 'valid' | 'same' | number | tf.backend_util.ExplicitPadding;
  readonly dataFormat?: 'NHWC' | 'NCHW';
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

function geometry(kernel: string, xShape: number[], filterShape: number[], attrs: Attributes) {
  if (attrs.dataFormat === 'NCHW') {
    throw new Error(`${kernel}: the data format NCHW is not supported; use channelsLast (NHWC).`);
  }
  const { strides, pad, dimRoundingMode } = attrs;
  // Kernels of two-dimensional convolutions get tensors of rank 4.
  const shapes = [xShape as Shape4D, filterShape as Shape4D] as const;
  return tf.backend_util.computeConv2DInfo(...shapes, strides, 1, pad, dimRoundingMode);
}

function convolve(x: tf.Tensor, filter: tf.Tensor, rows: Pair, columns: Pair, dilations: Pair): tf.Tensor4D {
  const pad = [[0, 0], rows, columns, [0, 0]];
  const attrs = { strides: [1, 1], pad, dataFormat: 'NHWC', dilations };
  return tf.engine().runKernel('Conv2D', { x, filter }, attrs) as tf.Tensor4D;
}

/** A tensor for data that another tensor owns; the caller's `tidy` ends it. */
function borrow(info: tf.TensorInfo): tf.Tensor {
  return tf.engine().runKernel('Reshape', { x: info as tf.Tensor }, { shape: info.shape }) as tf.Tensor;
}

const filterGradient: tf.KernelFunc = ({ inputs, attrs }) =>
  tf.tidy(() => {
    const [x, dy] = [borrow(inputNamed(inputs, 'x')), borrow(inputNamed(inputs, 'dy'))];
    // The attributes of the kernel Conv2DBackpropFilter.
    const { filterShape, ...rest } = attrs as unknown as Attributes & { readonly filterShape: Shape4D };
    const { padInfo, strideHeight, strideWidth, outHeight, outWidth, inHeight, inWidth } = geometry(
      'Conv2DBackpropFilter',
      x.shape,
      filterShape,
      rest,
    );
    const [height, width] = filterShape;
    // Only as many rows and columns as the windows reach, no fewer: the result then has the filter's size.
    const bottom = (outHeight - 1) * strideHeight + height - inHeight - padInfo.top;
    const right = (outWidth - 1) * strideWidth + width - inWidth - padInfo.left;
    const reached = x.slice(
      [0, 0, 0, 0],
      [-1, inHeight + Math.min(bottom, 0), inWidth + Math.min(right, 0), -1],
    );
    const gradient = convolve(
      reached.transpose([3, 1, 2, 0]),
      dy.transpose([1, 2, 0, 3]),
      [padInfo.top, Math.max(bottom, 0)],
      [padInfo.left, Math.max(right, 0)],
      [strideHeight, strideWidth],
    );
    return gradient.transpose([1, 2, 0, 3]);
  });

function inputGradient(before: tf.KernelFunc | undefined): tf.KernelFunc {
  return (args) => {
    const [dy, filter] = [inputNamed(args.inputs, 'dy'), inputNamed(args.inputs, 'filter')];
    // The attributes of the kernel Conv2DBackpropInput.
    const { inputShape, ...rest } = args.attrs as unknown as Attributes & { readonly inputShape: Shape4D };
    const info = geometry('Conv2DBackpropInput', inputShape, filter.shape, rest);
    const { padInfo, strideHeight, strideWidth, filterHeight, filterWidth, outHeight, outWidth } = info;
    const top = filterHeight - 1 - padInfo.top;
    const left = filterWidth - 1 - padInfo.left;
    const bottom = info.inHeight + filterHeight - 1 - outHeight - top;
    const right = info.inWidth + filterWidth - 1 - outWidth - left;
    const dense = strideHeight === 1 && strideWidth === 1 && Math.min(top, left, bottom, right) >= 0;
    if (!dense && before !== undefined) return before(args);
    return tf.tidy(() => {
      const turned = borrow(filter).reverse([0, 1]).transpose([0, 1, 3, 2]);
      return convolve(borrow(dy), turned, [top, bottom], [left, right], [1, 1]);
    });
  };
}

export function installConvolutionGradients(): void {
  overrideKernel('wasm', 'Conv2DBackpropFilter', () => filterGradient);
  overrideKernel('wasm', 'Conv2DBackpropInput', inputGradient);
}
