/**
 * Convolution in plain numbers, as the libraries of the field compute it: the kernel slides over the image without
 * being rotated (which mathematicians call cross-correlation), products are summed over all channels, and a bias is
 * added. Slow and exact: what the widgets draw, and what tests hold TensorFlow.js against.
 */
import { type Grid, makeGrid, sizeOf } from './grid.ts';
import { outputSize, type Padding } from './outputSize.ts';
import { addedZeros } from './padding.ts';

export interface ConvolutionOptions {
  /** Cells from one position to the next, in both directions. Default 1. */
  readonly stride?: number;
  /** Default 'valid'. */
  readonly padding?: Padding;
  /** Added to every sum. Default 0. */
  readonly bias?: number;
}

/** One product of the sum. */
export interface Product {
  /** Where in the image, from 0; below 0 or past the end in the padding. */
  readonly row: number;
  readonly column: number;
  readonly inPadding: boolean;
  readonly value: number;
  readonly weight: number;
  readonly product: number;
}

/**
 * One feature map.
 *
 * @param image `[channels][height][width]`
 * @param kernel `[channels][kernel height][kernel width]`, with as many channels as the image
 * @throws where the channels differ or the kernel is larger than the padded image.
 */
export function convolve(
  image: readonly Grid[],
  kernel: readonly Grid[],
  options: ConvolutionOptions = {},
): number[][] {
  const { rows, columns } = mapSize(image, kernel, options);
  return makeGrid(rows, columns, (row, column) => convolveAt(image, kernel, row, column, options));
}

/** Rows and columns of the feature map. Throws as `convolve` does. */
export function mapSize(image: readonly Grid[], kernel: readonly Grid[], options: ConvolutionOptions = {}) {
  const [firstChannel, firstKernel] = [image[0], kernel[0]];
  if (firstChannel === undefined || firstKernel === undefined || image.length !== kernel.length) {
    throw new RangeError(`convolve: the image has ${image.length} channels and the kernel ${kernel.length}`);
  }
  const { stride = 1, padding = 'valid' } = options;
  const size = sizeOf(firstChannel);
  const window = sizeOf(firstKernel);
  return {
    rows: outputSize(size.rows, { kernel: window.rows, stride, padding }),
    columns: outputSize(size.columns, { kernel: window.columns, stride, padding }),
  };
}

/** One number of the feature map: the sum of `productsAt` and the bias. */
export function convolveAt(
  image: readonly Grid[],
  kernel: readonly Grid[],
  row: number,
  column: number,
  options: ConvolutionOptions = {},
): number {
  let sum = options.bias ?? 0;
  for (const channel of productsAt(image, kernel, row, column, options)) {
    for (const { product } of channel) sum += product;
  }
  return sum;
}

/** The products behind one number of the feature map, row by row, for each channel. */
export function productsAt(
  image: readonly Grid[],
  kernel: readonly Grid[],
  row: number,
  column: number,
  options: ConvolutionOptions = {},
): Product[][] {
  const { stride = 1, padding = 'valid' } = options;
  return image.map((channel, index) => {
    const weights = kernel[index] ?? [];
    const { rows, columns } = sizeOf(channel);
    const window = sizeOf(weights);
    const top = row * stride - addedZeros(rows, window.rows, stride, padding).before;
    const left = column * stride - addedZeros(columns, window.columns, stride, padding).before;
    return weights.flatMap((line, down) =>
      line.map((weight, right): Product => {
        const inside = channel[top + down]?.[left + right];
        const value = inside ?? 0;
        return {
          row: top + down,
          column: left + right,
          inPadding: inside === undefined,
          value,
          weight,
          product: value * weight,
        };
      }),
    );
  });
}
