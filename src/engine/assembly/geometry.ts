/**
 * The shape of a convolution as it stands in a job's arguments, and the input image laid out so that every
 * window lies inside it.
 *
 * The image is [height, width, channels]. "Spread" above 1 puts zeros between the input's rows and columns:
 * the input gradient of a strided convolution is a convolution over such an image.
 */
import { take } from './scratch';
import { zeroFill } from './simd';

export let batch: i32, inHeight: i32, inWidth: i32, inChannels: i32;
export let kernelHeight: i32, kernelWidth: i32, outChannels: i32, outHeight: i32, outWidth: i32;
export let strideHeight: i32, strideWidth: i32, dilationHeight: i32, dilationWidth: i32;
export let padTop: i32, padLeft: i32, spreadHeight: i32, spreadWidth: i32;

/** Number of 4-byte words that `readGeometry` takes. */
export const GEOMETRY_WORDS = 17;

export let stagedHeight: i32, stagedWidth: i32, mustStage: bool;
/** Bytes of one row and of one image of the input as it is read by the kernels. */
export let rowBytes: usize, imageBytes: usize;
export let segments: usize, segmentCount: i32, segmentLength: i32;
let staged: usize;
/** Rows and columns of the input that staging copies. */
let readableHeight: i32, readableWidth: i32;

/**
 * Reads the 17 words. `slack` says that the kernel reads up to eight floats past an image's end, so that the
 * image must be copied to where that is allowed.
 */
export function readGeometry(args: usize, slack: bool): void {
  batch = load<i32>(args); inHeight = load<i32>(args, 4); inWidth = load<i32>(args, 8); inChannels = load<i32>(args, 12);
  kernelHeight = load<i32>(args, 16); kernelWidth = load<i32>(args, 20); outChannels = load<i32>(args, 24);
  outHeight = load<i32>(args, 28); outWidth = load<i32>(args, 32);
  strideHeight = load<i32>(args, 36); strideWidth = load<i32>(args, 40);
  dilationHeight = load<i32>(args, 44); dilationWidth = load<i32>(args, 48);
  readableHeight = inHeight; readableWidth = inWidth;
  padTop = load<i32>(args, 52); padLeft = load<i32>(args, 56);
  spreadHeight = load<i32>(args, 60); spreadWidth = load<i32>(args, 64);
  const needHeight = (outHeight - 1) * strideHeight + (kernelHeight - 1) * dilationHeight + 1;
  const needWidth = (outWidth - 1) * strideWidth + (kernelWidth - 1) * dilationWidth + 1;
  mustStage = slack || padTop != 0 || padLeft != 0 || spreadHeight > 1 || spreadWidth > 1 ||
    needHeight > inHeight || needWidth > inWidth;
  stagedHeight = mustStage ? needHeight : inHeight;
  stagedWidth = mustStage ? needWidth : inWidth;
  rowBytes = <usize>(stagedWidth * inChannels) << 2;
  imageBytes = <usize>(inHeight * inWidth * inChannels) << 2;
  if (dilationWidth == 1) {
    segmentCount = kernelHeight;
    segmentLength = kernelWidth * inChannels;
  } else {
    segmentCount = kernelHeight * kernelWidth;
    segmentLength = inChannels;
  }
  segments = take(segmentCount);
  for (let s = 0; s < segmentCount; s++) {
    const y = dilationWidth == 1 ? s : s / kernelWidth;
    const x = dilationWidth == 1 ? 0 : s % kernelWidth;
    const offset = <usize>(y * dilationHeight) * rowBytes + (<usize>(x * dilationWidth * inChannels) << 2);
    store<i32>(segments + (<usize>s << 2), <i32>offset);
  }
  if (mustStage) {
    const floats = stagedHeight * stagedWidth * inChannels + 16;
    staged = take(floats);
    zeroFill(staged, floats);
  }
}

/** For a staged image: what lies beyond the input's first rows and columns counts as zeros, for it may never have been computed. */
export function limitReading(rows: i32, columns: i32): void {
  readableHeight = min(inHeight, rows);
  readableWidth = min(inWidth, columns);
}

/** Bytes from the image's start to the window of output (row, column). */
// @ts-ignore: decorator
@inline
export function windowOffset(row: i32, column: i32): i32 {
  return <i32>(<usize>(row * strideHeight) * rowBytes) + ((column * strideWidth * inChannels) << 2);
}

/** Where image `index` of `input` can be read: in place, or copied between its zeros. */
export function stageImage(input: usize, index: i32): usize {
  if (!mustStage) return input + <usize>index * imageBytes;
  return stageImageAt(staged, input, index);
}

/** Floats of one staged image, with the slack that vectors may read beyond it. */
export function stagedImageFloats(): i32 {
  return stagedHeight * stagedWidth * inChannels + 16;
}

/** Copies image `index` between the zeros of a staged image at `staged`, zeroed by `readGeometry` or the caller. */
export function stageImageAt(staged: usize, input: usize, index: i32): usize {
  const from = input + <usize>index * imageBytes;
  const channelBytes = <usize>inChannels << 2;
  for (let y = 0; y < readableHeight; y++) {
    const row = y * spreadHeight + padTop;
    if (row < 0 || row >= stagedHeight) continue;
    const source = from + <usize>(y * inWidth) * channelBytes;
    const target = staged + <usize>row * rowBytes;
    if (spreadWidth == 1) {
      const first = max(0, -padLeft);
      const count = min(readableWidth, stagedWidth - padLeft) - first;
      if (count > 0) {
        memory.copy(target + <usize>(first + padLeft) * channelBytes, source + <usize>first * channelBytes, <usize>count * channelBytes);
      }
    } else {
      for (let x = 0; x < readableWidth; x++) {
        const column = x * spreadWidth + padLeft;
        if (column < 0 || column >= stagedWidth) continue;
        memory.copy(target + <usize>column * channelBytes, source + <usize>x * channelBytes, channelBytes);
      }
    }
  }
  return staged;
}

/** Scratch as large as a staged image, to gather an input gradient in; `unstageImage` cuts off the padding. */
export function takeStagedGradient(): usize {
  return take(stagedHeight * stagedWidth * inChannels + 16);
}

/** Copies the part of a staged gradient that belongs to the input into image `index` of `output`. */
export function unstageImage(gradient: usize, output: usize, index: i32): void {
  const to = output + <usize>index * imageBytes;
  const channelBytes = <usize>inChannels << 2;
  memory.fill(to, 0, imageBytes);
  for (let y = 0; y < inHeight; y++) {
    const row = y + padTop;
    if (row < 0 || row >= stagedHeight) continue;
    const first = max(0, -padLeft);
    const count = min(inWidth, stagedWidth - padLeft) - first;
    if (count > 0) {
      memory.copy(to + <usize>(y * inWidth + first) * channelBytes, gradient + <usize>row * rowBytes + <usize>(first + padLeft) * channelBytes, <usize>count * channelBytes);
    }
  }
}
