/**
 * The filter gradient of a 3×3 kernel on one channel behind max pooling over 2×2 windows, as a first convolution has it: a list of
 * winners for nine products each would cost more than the products. Instead four channels go side by side, and each position of the
 * window takes the gradients that it won, and zeros. The window's patches make 4×4 pixels, of which each is read once.
 */
import { batch, outChannels, rowBytes, segmentCount, segmentLength, segments, stageImage } from './geometry';
import { firstOf } from './parts';
import { take } from './scratch';
import { madd, zeroFill } from './simd';
import {
  cellOf, computedColumns, computedRows, patchOffset, poolStrideHeight, poolStrideWidth, positions, winnerOffsets,
} from './winnerPatches';

/** Whether the convolution and the pooling are such. */
export function takesMasks(): bool {
  if (segmentCount != 3 || segmentLength != 3 || positions != 4 || outChannels % 4 != 0) return false;
  const row = <i32>rowBytes;
  const undilated = load<i32>(segments, 4) == row && load<i32>(segments, 8) == 2 * row;
  return undilated && load<i32>(winnerOffsets, 4) == 4 && load<i32>(winnerOffsets, 8) == row;
}

/** Writes the sums of one part to `sums`, [outChannel][kernelRow][4]. */
export function maskedFilterGradient(x: usize, gradient: usize, winners: usize, sums: usize, part: i32, parts: i32): void {
  const work = take(9 * outChannels);
  zeroFill(work, 9 * outChannels);
  const end = firstOf(batch, part + 1, parts);
  for (let image = firstOf(batch, part, parts); image < end; image++) {
    const staged = stageImage(x, image);
    for (let o = 0; o < outChannels; o += 4) {
      const own = work + (<usize>(9 * o) << 2);
      let s0 = v128.load(own), s1 = v128.load(own, 16), s2 = v128.load(own, 32);
      let s3 = v128.load(own, 48), s4 = v128.load(own, 64), s5 = v128.load(own, 80);
      let s6 = v128.load(own, 96), s7 = v128.load(own, 112), s8 = v128.load(own, 128);
      for (let row = 0; row < computedRows; row++) {
        let cell = cellOf(image, row, 0) + <usize>o;
        let a = staged + <usize>patchOffset(row * poolStrideHeight, 0);
        const step = <usize>patchOffset(0, poolStrideWidth);
        for (let column = 0; column < computedColumns; column++) {
          const winner = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(winners + cell)));
          const values = v128.load(gradient + (cell << 2));
          const v00 = v128.and(values, i32x4.eq(winner, i32x4.splat(0))), v01 = v128.and(values, i32x4.eq(winner, i32x4.splat(1)));
          const v10 = v128.and(values, i32x4.eq(winner, i32x4.splat(2))), v11 = v128.and(values, i32x4.eq(winner, i32x4.splat(3)));
          const b = a + rowBytes, c = b + rowBytes, d = c + rowBytes;
          let pixel: v128;
          pixel = v128.load32_splat(a); s0 = madd(pixel, v00, s0);
          pixel = v128.load32_splat(a, 4); s1 = madd(pixel, v00, s1); s0 = madd(pixel, v01, s0);
          pixel = v128.load32_splat(a, 8); s2 = madd(pixel, v00, s2); s1 = madd(pixel, v01, s1);
          pixel = v128.load32_splat(a, 12); s2 = madd(pixel, v01, s2);
          pixel = v128.load32_splat(b); s3 = madd(pixel, v00, s3); s0 = madd(pixel, v10, s0);
          pixel = v128.load32_splat(b, 4); s4 = madd(pixel, v00, s4); s3 = madd(pixel, v01, s3); s1 = madd(pixel, v10, s1); s0 = madd(pixel, v11, s0);
          pixel = v128.load32_splat(b, 8); s5 = madd(pixel, v00, s5); s4 = madd(pixel, v01, s4); s2 = madd(pixel, v10, s2); s1 = madd(pixel, v11, s1);
          pixel = v128.load32_splat(b, 12); s5 = madd(pixel, v01, s5); s2 = madd(pixel, v11, s2);
          pixel = v128.load32_splat(c); s6 = madd(pixel, v00, s6); s3 = madd(pixel, v10, s3);
          pixel = v128.load32_splat(c, 4); s7 = madd(pixel, v00, s7); s6 = madd(pixel, v01, s6); s4 = madd(pixel, v10, s4); s3 = madd(pixel, v11, s3);
          pixel = v128.load32_splat(c, 8); s8 = madd(pixel, v00, s8); s7 = madd(pixel, v01, s7); s5 = madd(pixel, v10, s5); s4 = madd(pixel, v11, s4);
          pixel = v128.load32_splat(c, 12); s8 = madd(pixel, v01, s8); s5 = madd(pixel, v11, s5);
          pixel = v128.load32_splat(d); s6 = madd(pixel, v10, s6);
          pixel = v128.load32_splat(d, 4); s7 = madd(pixel, v10, s7); s6 = madd(pixel, v11, s6);
          pixel = v128.load32_splat(d, 8); s8 = madd(pixel, v10, s8); s7 = madd(pixel, v11, s7);
          pixel = v128.load32_splat(d, 12); s8 = madd(pixel, v11, s8);
          cell += <usize>outChannels;
          a += step;
        }
      }
      v128.store(own, s0); v128.store(own, s1, 16); v128.store(own, s2, 32);
      v128.store(own, s3, 48); v128.store(own, s4, 64); v128.store(own, s5, 80);
      v128.store(own, s6, 96); v128.store(own, s7, 112); v128.store(own, s8, 128);
    }
  }
  for (let o = 0; o < outChannels; o++) {
    const from = work + (<usize>(9 * (o & ~3) + (o & 3)) << 2);
    for (let tap = 0; tap < 9; tap++) {
      f32.store(sums + (<usize>(12 * o + 4 * (tap / 3) + tap % 3) << 2), f32.load(from + (<usize>tap << 4)));
    }
  }
}
