/** The shapes of convolutions and poolings, in the order in which the WebAssembly program reads them. */
import type * as tf from '@tensorflow/tfjs';

type Conv2DInfo = tf.backend_util.Conv2DInfo;

/** A convolution; "spread" above 1 stands for zeros between the input's rows and columns. */
export interface ConvolutionShape {
  readonly batch: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly inChannels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly outChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly dilationHeight: number;
  readonly dilationWidth: number;
  readonly padTop: number;
  readonly padLeft: number;
  readonly spreadHeight: number;
  readonly spreadWidth: number;
}

/** A pooling over the whole feature map of a convolution. */
export interface PoolShape {
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly outHeight: number;
  readonly outWidth: number;
}

export function convolutionShape(info: Conv2DInfo): ConvolutionShape {
  return {
    batch: info.batchSize,
    inHeight: info.inHeight,
    inWidth: info.inWidth,
    inChannels: info.inChannels,
    kernelHeight: info.filterHeight,
    kernelWidth: info.filterWidth,
    outChannels: info.outChannels,
    outHeight: info.outHeight,
    outWidth: info.outWidth,
    strideHeight: info.strideHeight,
    strideWidth: info.strideWidth,
    dilationHeight: info.dilationHeight,
    dilationWidth: info.dilationWidth,
    padTop: info.padInfo.top,
    padLeft: info.padInfo.left,
    spreadHeight: 1,
    spreadWidth: 1,
  };
}

/**
 * The input gradient as a convolution of dy with the filter turned by 180°: over dy with zeros between its rows
 * and columns where the convolution has a stride.
 */
export function inputGradientShape(shape: ConvolutionShape): ConvolutionShape {
  return {
    ...shape,
    inHeight: shape.outHeight,
    inWidth: shape.outWidth,
    inChannels: shape.outChannels,
    outChannels: shape.inChannels,
    outHeight: shape.inHeight,
    outWidth: shape.inWidth,
    strideHeight: 1,
    strideWidth: 1,
    padTop: (shape.kernelHeight - 1) * shape.dilationHeight - shape.padTop,
    padLeft: (shape.kernelWidth - 1) * shape.dilationWidth - shape.padLeft,
    spreadHeight: shape.strideHeight,
    spreadWidth: shape.strideWidth,
  };
}

/** The seventeen words of the program's geometry. */
export function geometryWords(s: ConvolutionShape): number[] {
  return [
    s.batch,
    s.inHeight,
    s.inWidth,
    s.inChannels,
    s.kernelHeight,
    s.kernelWidth,
    s.outChannels,
    s.outHeight,
    s.outWidth,
    s.strideHeight,
    s.strideWidth,
    s.dilationHeight,
    s.dilationWidth,
    s.padTop,
    s.padLeft,
    s.spreadHeight,
    s.spreadWidth,
  ];
}

/** Height and width of an input image as the program reads it: in place, or copied between its zeros. */
export function stagedSize(s: ConvolutionShape, slack: boolean): [height: number, width: number] {
  const height = (s.outHeight - 1) * s.strideHeight + (s.kernelHeight - 1) * s.dilationHeight + 1;
  const width = (s.outWidth - 1) * s.strideWidth + (s.kernelWidth - 1) * s.dilationWidth + 1;
  const inPlace =
    !slack &&
    s.padTop === 0 &&
    s.padLeft === 0 &&
    s.spreadHeight === 1 &&
    s.spreadWidth === 1 &&
    height <= s.inHeight &&
    width <= s.inWidth;
  return inPlace ? [s.inHeight, s.inWidth] : [height, width];
}

/** 4-byte cells of a staged image with slack, and of the table of segments. */
export function stagedCells(s: ConvolutionShape): number {
  const [height, width] = stagedSize(s, true);
  return height * width * s.inChannels + s.kernelHeight * s.kernelWidth + 64;
}

/** Segments of a patch and floats of each: kernel rows where those are contiguous. */
export function segmentsOf(s: ConvolutionShape): [count: number, length: number] {
  return s.dilationWidth === 1
    ? [s.kernelHeight, s.kernelWidth * s.inChannels]
    : [s.kernelHeight * s.kernelWidth, s.inChannels];
}

/** How many of the input's rows and columns the first output rows and columns see. */
export function reach(s: ConvolutionShape, rows: number, columns: number): [rows: number, columns: number] {
  const seen = (count: number, stride: number, kernel: number, dilation: number, pad: number, size: number) =>
    Math.min(size, Math.max(0, (count - 1) * stride + (kernel - 1) * dilation + 1 - pad));
  return [
    seen(rows, s.strideHeight, s.kernelHeight, s.dilationHeight, s.padTop, s.inHeight),
    seen(columns, s.strideWidth, s.kernelWidth, s.dilationWidth, s.padLeft, s.inWidth),
  ];
}

/** How many of a feature map's rows and columns the first windows of a pooling see. */
export function poolReach(p: PoolShape, rows: number, columns: number): [rows: number, columns: number] {
  return [(rows - 1) * p.strideHeight + p.kernelHeight, (columns - 1) * p.strideWidth + p.kernelWidth];
}

/** Columns filled up to whole panels of eight. */
export function padToPanel(columns: number): number {
  return Math.ceil(columns / 8) * 8;
}

/** Elements of one patch: what one output pixel sees. */
export function patchSize(s: ConvolutionShape): number {
  return s.kernelHeight * s.kernelWidth * s.inChannels;
}
