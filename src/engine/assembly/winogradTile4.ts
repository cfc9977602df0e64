/**
 * Winograd's F(4×4, 3×3): 36 products for 4×4 outputs, 2¼ for each instead of 9. On the points 0, ±3/4, ±3/2 and ∞, whose powers are
 * exact in float32 and near 1: with 0, ±1, ±2 the sums are three times less exact (Barabasz et al. 2020, "Error analysis and improving
 * the accuracy of Winograd convolution for deep neural networks", on how the points decide that).
 */
import { rowBytes } from './geometry';
import { reduceFour } from './pooling';
import { madd, relu4 } from './simd';

/** The points beside 0 and ∞ are ±NEAR and ±FAR; their squares and cubes, and the squares' sum and product. */
const NEAR: f32 = 0.75, NEAR2: f32 = 0.5625, NEAR3: f32 = 0.421875;
const FAR: f32 = 1.5, FAR2: f32 = 2.25, FAR3: f32 = 3.375;
const SUM: f32 = 2.8125, PRODUCT: f32 = 1.265625;

/** G along one side: three vectors become six, `toStride` apart at `to`. */
// @ts-ignore: decorator
@inline
function filterSide(g0: v128, g1: v128, g2: v128, to: usize, toStride: usize): void {
  const near = f32x4.splat(1 / (2 * NEAR2 * (NEAR2 - FAR2))), far = f32x4.splat(1 / (2 * FAR2 * (FAR2 - NEAR2)));
  const evenNear = madd(f32x4.splat(NEAR2), g2, g0), oddNear = f32x4.mul(f32x4.splat(NEAR), g1);
  const evenFar = madd(f32x4.splat(FAR2), g2, g0), oddFar = f32x4.mul(f32x4.splat(FAR), g1);
  v128.store(to, f32x4.mul(f32x4.splat(1 / PRODUCT), g0)); to += toStride;
  v128.store(to, f32x4.mul(near, f32x4.add(evenNear, oddNear))); to += toStride;
  v128.store(to, f32x4.mul(near, f32x4.sub(evenNear, oddNear))); to += toStride;
  v128.store(to, f32x4.mul(far, f32x4.add(evenFar, oddFar))); to += toStride;
  v128.store(to, f32x4.mul(far, f32x4.sub(evenFar, oddFar))); to += toStride;
  v128.store(to, g2);
}

/** G g Gᵀ of four filters at once, their taps at `taps`; `work` holds 18 vectors. */
export function transformFilters4(out: usize, planeBytes: usize, taps: usize, work: usize): void {
  // First the columns, then the rows of what has come of them, in one loop: the code is not small.
  for (let side: usize = 0; side < 9; side++) {
    const column = side < 3;
    const from = column ? taps + (side << 4) : work + (side - 3) * 48;
    const step: usize = column ? 48 : 16;
    const to = column ? work + (side << 4) : out + 6 * (side - 3) * planeBytes;
    filterSide(v128.load(from), v128.load(from + step), v128.load(from + 2 * step), to, column ? 48 : planeBytes);
  }
}

/** Bᵀ along one side: six vectors `fromStride` apart at `from` become six, `toStride` apart at `to`. */
// @ts-ignore: decorator
@inline
function patchSide(from: usize, fromStride: usize, to: usize, toStride: usize): void {
  const d0 = v128.load(from); from += fromStride;
  const d1 = v128.load(from); from += fromStride;
  const d2 = v128.load(from); from += fromStride;
  const d3 = v128.load(from); from += fromStride;
  const d4 = v128.load(from); from += fromStride;
  const d5 = v128.load(from);
  const sum = f32x4.splat(-SUM), product = f32x4.splat(PRODUCT);
  const near2 = f32x4.splat(-NEAR2), far2 = f32x4.splat(-FAR2);
  const evenNear = madd(far2, d2, d4), oddNear = f32x4.mul(f32x4.splat(NEAR), madd(far2, d1, d3));
  const evenFar = madd(near2, d2, d4), oddFar = f32x4.mul(f32x4.splat(FAR), madd(near2, d1, d3));
  v128.store(to, madd(product, d0, madd(sum, d2, d4))); to += toStride;
  v128.store(to, f32x4.add(evenNear, oddNear)); to += toStride;
  v128.store(to, f32x4.sub(evenNear, oddNear)); to += toStride;
  v128.store(to, f32x4.add(evenFar, oddFar)); to += toStride;
  v128.store(to, f32x4.sub(evenFar, oddFar)); to += toStride;
  v128.store(to, madd(product, d1, madd(sum, d3, d5)));
}

/** Bᵀ d B of one 6×6 patch of `depth` channels (a multiple of 4), into 36 planes of rows of `depth`; `work` holds 36 vectors. */
export function transformPatch4(patch: usize, to: usize, depth: i32, planeBytes: usize, work: usize): void {
  const pixel = <usize>depth << 2;
  for (let c: usize = 0; c < pixel; c += 16) {
    for (let side: usize = 0; side < 12; side++) {
      const column = side < 6;
      patchSide(
        column ? patch + c + side * pixel : work + (side - 6) * 96, column ? rowBytes : 16,
        column ? work + (side << 4) : to + c + 6 * (side - 6) * planeBytes, column ? 96 : planeBytes,
      );
    }
  }
}

/** Aᵀ along one side: six vectors `fromStride` apart at `from` become four, `toStride` apart at `to`; `bias` is added. */
// @ts-ignore: decorator
@inline
function outputSide(from: usize, fromStride: usize, to: usize, toStride: usize, bias: v128): void {
  const m0 = f32x4.add(bias, v128.load(from)); from += fromStride;
  const m1 = v128.load(from); from += fromStride;
  const m2 = v128.load(from); from += fromStride;
  const m3 = v128.load(from); from += fromStride;
  const m4 = v128.load(from); from += fromStride;
  const m5 = f32x4.add(bias, v128.load(from));
  const sumNear = f32x4.add(m1, m2), differenceNear = f32x4.sub(m1, m2);
  const sumFar = f32x4.add(m3, m4), differenceFar = f32x4.sub(m3, m4);
  v128.store(to, f32x4.add(m0, f32x4.add(sumNear, sumFar))); to += toStride;
  v128.store(to, madd(f32x4.splat(NEAR), differenceNear, madd(f32x4.splat(FAR), differenceFar, bias))); to += toStride;
  v128.store(to, madd(f32x4.splat(NEAR2), sumNear, madd(f32x4.splat(FAR2), sumFar, bias))); to += toStride;
  v128.store(to, madd(f32x4.splat(NEAR3), differenceNear, madd(f32x4.splat(FAR3), differenceFar, m5)));
}

/**
 * Aᵀ m A + bias of one tile, `channels` in all. Its first `rows` × `columns` outputs (1 to 4 each) go to `y`, whose map has rows of
 * `mapRow` bytes; with `winners` not 0 those of the first `rows` × `columns` 2×2 windows (1 or 2 each), and the winners' bytes to
 * `winners`. `work` holds 40 vectors.
 */
export function writeTile4(
  from: usize, planeBytes: usize, biases: usize, channels: i32, rectify: bool,
  y: usize, mapRow: usize, winners: usize, rows: i32, columns: i32, work: usize,
): void {
  const pixel = <usize>channels << 2, outputs = work + 24 * 16;
  for (let o: usize = 0; o < pixel; o += 16) {
    const bias = v128.load(biases + o);
    for (let side: usize = 0; side < 10; side++) {
      const column = side < 6;
      outputSide(
        column ? from + o + side * planeBytes : work + (side - 6) * 96, column ? 6 * planeBytes : 16,
        column ? work + (side << 4) : outputs + ((side - 6) << 6), column ? 96 : 16, column ? f32x4.splat(0) : bias,
      );
    }
    for (let row = 0; row < rows; row++) {
      const to = y + <usize>row * mapRow + o;
      for (let column = 0; column < columns; column++) {
        if (winners != 0) {
          const window = outputs + (<usize>row << 7) + (<usize>column << 5);
          const cell = <usize>column * pixel;
          reduceFour(
            v128.load(window), v128.load(window, 16), v128.load(window, 64), v128.load(window, 80), rectify,
            to + cell, winners + ((<usize>row * mapRow + o + cell) >> 2), 4,
          );
        } else {
          const value = v128.load(outputs + (<usize>row << 6) + (<usize>column << 4));
          v128.store(to + <usize>column * pixel, rectify ? relu4(value) : value);
        }
      }
    }
  }
}
