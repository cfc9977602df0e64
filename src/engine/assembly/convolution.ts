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
import { clearWinners, pooledTile, reduceWindows } from './pooling';
import { take } from './scratch';
import { firstOf } from './parts';
import { multiplyPanels, PANEL } from './tile';

const OWN = <usize>GEOMETRY_WORDS << 2;

/** Arguments: geometry, x, filter, bias or 0, y, relu, flipped. */
export function convolve(args: usize, part: i32, parts: i32): void {
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
  const end = firstOf(batch, part + 1, parts);
  for (let image = firstOf(batch, part, parts); image < end; image++) {
    multiplyPanels(
      stageImage(x, image), positions, pixels, segments, segmentCount, segmentLength, packed, biases, rectify,
      outChannels, 0, panelsOf(outChannels), y + <usize>image * yBytes,
    );
  }
}

/**
 * Arguments: geometry, x, filter, bias or 0, pooled, winners, relu, then the pooling's kernel height and width,
 * stride height and width, output height and width, and how many rows and columns of the output are wanted.
 */
export function convolveAndPool(args: usize, part: i32, parts: i32): void {
  readGeometry(args, false);
  const x = load<usize>(args + OWN), filter = load<usize>(args + OWN, 4), bias = load<usize>(args + OWN, 8);
  const pooled = load<usize>(args + OWN, 12), winners = load<usize>(args + OWN, 16);
  const rectify = load<i32>(args + OWN, 20) != 0;
  const poolHeight = load<i32>(args + OWN, 24), poolWidth = load<i32>(args + OWN, 28);
  const poolStrideHeight = load<i32>(args + OWN, 32), poolStrideWidth = load<i32>(args + OWN, 36);
  const pooledHeight = load<i32>(args + OWN, 40), pooledWidth = load<i32>(args + OWN, 44);
  const wantedRows = load<i32>(args + OWN, 48), wantedColumns = load<i32>(args + OWN, 52);
  const packed = packFilter(filter, false);
  const biases = padBias(bias, outChannels);
  const perWindow = poolHeight * poolWidth;
  const rows = wantedColumns * perWindow;
  const positions = take(rows);
  for (let r = 0; r < rows; r++) {
    const window = r / perWindow, position = r % perWindow;
    const offset = windowOffset(position / poolWidth, window * poolStrideWidth + position % poolWidth);
    store<i32>(positions + (<usize>r << 2), offset);
  }
  const square = poolHeight == 2 && poolWidth == 2;
  const map = take(rows * outChannels);
  const pooledRow = pooledWidth * outChannels;
  const stepBytes = <usize>(poolStrideHeight * strideHeight) * rowBytes;
  const end = firstOf(batch, part + 1, parts);
  for (let image = firstOf(batch, part, parts); image < end; image++) {
    const staged = stageImage(x, image);
    clearWinners(winners, image, pooledHeight, pooledWidth, wantedRows, wantedColumns);
    for (let row = 0; row < wantedRows; row++) {
      const at = <usize>((image * pooledHeight + row) * pooledRow);
      if (square) {
        poolRow(staged + <usize>row * stepBytes, wantedColumns, <usize>windowOffset(0, poolStrideWidth), packed, biases, rectify, pooled + (at << 2), winners + at);
        continue;
      }
      multiplyPanels(
        staged + <usize>row * stepBytes, positions, rows, segments, segmentCount, segmentLength, packed, biases,
        false, outChannels, 0, panelsOf(outChannels), map,
      );
      reduceWindows(map, wantedColumns, perWindow, outChannels, rectify, pooled + (at << 2), winners + at);
    }
  }
}

/** One row of 2×2 windows, `step` bytes apart in the image. */
function poolRow(
  row: usize, windows: i32, step: usize, packed: usize, biases: usize, rectify: bool, pooled: usize, winners: usize,
): void {
  const panels = panelsOf(outChannels);
  const panelBytes = <usize>(segmentCount * segmentLength * PANEL) << 2;
  const right = <usize>windowOffset(0, 1), below = <usize>windowOffset(1, 0);
  for (let panel = 0; panel < panels; panel++) {
    const first = panel * PANEL;
    const here = min(PANEL, outChannels - first);
    const b = packed + <usize>panel * panelBytes, bias = biases + (<usize>first << 2);
    let at = row, to = <usize>first;
    for (let window = 0; window < windows; window++) {
      pooledTile(
        at, at + right, at + below, at + below + right, segments, segmentCount, segmentLength,
        b, bias, rectify, here, pooled + (to << 2), winners + to,
      );
      at += step;
      to += outChannels;
    }
  }
}
