/**
 * The dense filter gradient of a convolution: dFilter[patch element, outChannel] = Σ over output pixels of
 * x · dy. Six patch elements times eight channels are summed in registers over all pixels of an image; both
 * operands are contiguous in the tensors as they are.
 */
import {
  readGeometry, GEOMETRY_WORDS, batch, outChannels, outHeight, outWidth, segments, segmentCount, segmentLength,
  stageImage, windowOffset,
} from './geometry';
import { panelsOf } from './filters';
import { take } from './scratch';
import { madd, zeroFill } from './simd';
import { firstOf } from './parts';
import { PANEL, ROWS } from './tile';

const OWN = <usize>GEOMETRY_WORDS << 2;

/** sums (6 rows of 8, `rowStride` bytes apart) += Σ over pixels of x (6 elements) ⊗ dy (8 channels). */
// @ts-ignore: decorator
@inline
function outer(x: usize, positions: usize, pixels: i32, dy: usize, dyStride: usize, sums: usize, rowStride: usize): void {
  let r = sums;
  let s00 = v128.load(r), s01 = v128.load(r, 16); r += rowStride;
  let s10 = v128.load(r), s11 = v128.load(r, 16); r += rowStride;
  let s20 = v128.load(r), s21 = v128.load(r, 16); r += rowStride;
  let s30 = v128.load(r), s31 = v128.load(r, 16); r += rowStride;
  let s40 = v128.load(r), s41 = v128.load(r, 16); r += rowStride;
  let s50 = v128.load(r), s51 = v128.load(r, 16);
  const end = positions + (<usize>pixels << 2);
  for (let at = positions; at < end; at += 4) {
    const from = x + <usize>load<i32>(at);
    const b0 = v128.load(dy), b1 = v128.load(dy, 16);
    let a = v128.load32_splat(from); s00 = madd(a, b0, s00); s01 = madd(a, b1, s01);
    a = v128.load32_splat(from, 4); s10 = madd(a, b0, s10); s11 = madd(a, b1, s11);
    a = v128.load32_splat(from, 8); s20 = madd(a, b0, s20); s21 = madd(a, b1, s21);
    a = v128.load32_splat(from, 12); s30 = madd(a, b0, s30); s31 = madd(a, b1, s31);
    a = v128.load32_splat(from, 16); s40 = madd(a, b0, s40); s41 = madd(a, b1, s41);
    a = v128.load32_splat(from, 20); s50 = madd(a, b0, s50); s51 = madd(a, b1, s51);
    dy += dyStride;
  }
  r = sums;
  v128.store(r, s00); v128.store(r, s01, 16); r += rowStride;
  v128.store(r, s10); v128.store(r, s11, 16); r += rowStride;
  v128.store(r, s20); v128.store(r, s21, 16); r += rowStride;
  v128.store(r, s30); v128.store(r, s31, 16); r += rowStride;
  v128.store(r, s40); v128.store(r, s41, 16); r += rowStride;
  v128.store(r, s50); v128.store(r, s51, 16);
}

/** Arguments: geometry, x, dy, filter gradient, shared memory for each part's sums. `sumFilterParts` adds those up. */
export function filterGradient(args: usize, part: i32, parts: i32): void {
  readGeometry(args, load<i32>(args + 20) * load<i32>(args + 12) % ROWS != 0);
  const x = load<usize>(args + OWN), dy = load<usize>(args + OWN, 4);
  const shared = load<usize>(args + OWN, 12);
  const pixels = outHeight * outWidth;
  const positions = take(pixels);
  for (let p = 0; p < pixels; p++) store<i32>(positions + (<usize>p << 2), windowOffset(p / outWidth, p % outWidth));
  const columns = panelsOf(outChannels) * PANEL;
  const rowStride = <usize>columns << 2;
  const blocks = (segmentLength + ROWS - 1) / ROWS;
  const sumFloats = segmentCount * blocks * ROWS * columns;
  const sums = shared + (<usize>(sumFloats * part) << 2);
  zeroFill(sums, sumFloats);
  const padded: usize = columns == outChannels ? 0 : take(pixels * columns);
  if (padded != 0) zeroFill(padded, pixels * columns);
  const end = firstOf(batch, part + 1, parts);
  for (let image = firstOf(batch, part, parts); image < end; image++) {
    const staged = stageImage(x, image);
    let gradient = dy + (<usize>(image * pixels * outChannels) << 2);
    if (padded != 0) {
      for (let p = 0; p < pixels; p++) {
        memory.copy(padded + <usize>p * rowStride, gradient + (<usize>(p * outChannels) << 2), <usize>outChannels << 2);
      }
      gradient = padded;
    }
    let row = sums;
    for (let s = 0; s < segmentCount; s++) {
      const segment = staged + <usize>load<i32>(segments + (<usize>s << 2));
      for (let block = 0; block < blocks; block++) {
        for (let c = 0; c < columns; c += PANEL) {
          outer(segment + <usize>(block * ROWS * 4), positions, pixels, gradient + (<usize>c << 2), rowStride, row + (<usize>c << 2), rowStride);
        }
        row += rowStride * ROWS;
      }
    }
  }
}

/** Adds up the parts' sums, in their order. Arguments as before; to be run when all parts are done. */
export function sumFilterParts(args: usize, part: i32, parts: i32): void {
  readGeometry(args, false);
  const output = load<usize>(args + OWN, 8), shared = load<usize>(args + OWN, 12);
  const rowStride = <usize>(panelsOf(outChannels) * PANEL) << 2;
  const blocks = (segmentLength + ROWS - 1) / ROWS;
  const sumFloats = <i32>(<usize>(segmentCount * blocks * ROWS) * (rowStride >> 2));
  const rows = segmentCount * segmentLength;
  const mine = firstOf(rows, part + 1, parts);
  for (let r = firstOf(rows, part, parts); r < mine; r++) {
    const from = shared + <usize>((r / segmentLength) * blocks * ROWS + r % segmentLength) * rowStride;
    const to = output + (<usize>(r * outChannels) << 2);
    for (let c = 0; c < outChannels; c++) {
      let sum: f32 = 0;
      for (let t = 0; t < parts; t++) sum += f32.load(from + (<usize>(t * sumFloats + c) << 2));
      f32.store(to + (<usize>c << 2), sum);
    }
  }
}
