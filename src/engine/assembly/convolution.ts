/**
 * Direct convolution: rows of the product are output pixels, read in place from the image, columns are output
 * channels. Any kernel, stride, padding and dilation.
 *
 * Followed by max pooling over disjoint windows, only the outputs that some window reads are computed, one row
 * of windows at a time, and reduced while they are in the cache; the full feature map never exists.
 */
import {
  readGeometry, GEOMETRY_WORDS, batch, outHeight, outWidth, outChannels, windowOffset, stageImage,
  segments, segmentCount, segmentLength, strideHeight, rowBytes,
} from './geometry';
import { packFilter, padBias, panelsOf } from './filters';
import { reduceWindows } from './pooling';
import { take } from './scratch';
import { firstOf } from './threads';
import { multiplyPanels } from './tile';

const OWN = <usize>GEOMETRY_WORDS << 2;

/** Arguments: geometry, x, filter, bias or 0, y, relu, flipped. */
export function convolve(args: usize, thread: i32, threads: i32): void {
  readGeometry(args, false);
  const x = load<usize>(args + OWN), filter = load<usize>(args + OWN, 4), bias = load<usize>(args + OWN, 8);
  const y = load<usize>(args + OWN, 12);
  const rectify = load<i32>(args + OWN, 16) != 0, flipped = load<i32>(args + OWN, 20) != 0;
  const packed = packFilter(filter, flipped);
  const biases = padBias(bias, outChannels);
  const pixels = outHeight * outWidth;
  const positions = take(pixels);
  for (let p = 0; p < pixels; p++) store<i32>(positions + (<usize>p << 2), windowOffset(p / outWidth, p % outWidth));
  const yBytes = <usize>(pixels * outChannels) << 2;
  const end = firstOf(batch, thread + 1, threads);
  for (let image = firstOf(batch, thread, threads); image < end; image++) {
    multiplyPanels(
      stageImage(x, image), positions, pixels, segments, segmentCount, segmentLength, packed, biases, rectify,
      outChannels, 0, panelsOf(outChannels), y + <usize>image * yBytes,
    );
  }
}

/**
 * Arguments: geometry, x, filter, bias or 0, pooled, winners, relu, then the pooling's kernel height and width,
 * stride height and width, output height and width.
 */
export function convolveAndPool(args: usize, thread: i32, threads: i32): void {
  readGeometry(args, false);
  const x = load<usize>(args + OWN), filter = load<usize>(args + OWN, 4), bias = load<usize>(args + OWN, 8);
  const pooled = load<usize>(args + OWN, 12), winners = load<usize>(args + OWN, 16);
  const rectify = load<i32>(args + OWN, 20) != 0;
  const poolHeight = load<i32>(args + OWN, 24), poolWidth = load<i32>(args + OWN, 28);
  const poolStrideHeight = load<i32>(args + OWN, 32), poolStrideWidth = load<i32>(args + OWN, 36);
  const pooledHeight = load<i32>(args + OWN, 40), pooledWidth = load<i32>(args + OWN, 44);
  const packed = packFilter(filter, false);
  const biases = padBias(bias, outChannels);
  const perWindow = poolHeight * poolWidth;
  const rows = pooledWidth * perWindow;
  const positions = take(rows);
  for (let r = 0; r < rows; r++) {
    const window = r / perWindow, position = r % perWindow;
    const offset = windowOffset(position / poolWidth, window * poolStrideWidth + position % poolWidth);
    store<i32>(positions + (<usize>r << 2), offset);
  }
  const map = take(rows * outChannels);
  const pooledRow = pooledWidth * outChannels;
  const stepBytes = <usize>(poolStrideHeight * strideHeight) * rowBytes;
  const end = firstOf(batch, thread + 1, threads);
  for (let image = firstOf(batch, thread, threads); image < end; image++) {
    const staged = stageImage(x, image);
    for (let row = 0; row < pooledHeight; row++) {
      multiplyPanels(
        staged + <usize>row * stepBytes, positions, rows, segments, segmentCount, segmentLength, packed, biases,
        false, outChannels, 0, panelsOf(outChannels), map,
      );
      const at = <usize>((image * pooledHeight + row) * pooledRow);
      reduceWindows(map, pooledWidth, perWindow, outChannels, rectify, pooled + (at << 2), winners + at);
    }
  }
}
