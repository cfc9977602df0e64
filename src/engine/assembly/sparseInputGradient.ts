/** The input gradient of a convolution behind max pooling, scattered from the winners: see `winnerPatches.ts`. */
import {
  readGeometry, GEOMETRY_WORDS, batch, inChannels, outChannels, mustStage, imageBytes, segments, segmentCount, segmentLength,
  stagedHeight, stagedWidth, takeStagedGradient, unstageImage,
} from './geometry';
import { firstOf } from './parts';
import { NO_WINNER } from './pooling';
import { take } from './scratch';
import { madd, zeroFill } from './simd';
import {
  cellOf, computedColumns, computedRows, patchOffset, poolStrideHeight, poolStrideWidth, positions, readPooling, winnerOffsets,
} from './winnerPatches';

const OWN = <usize>GEOMETRY_WORDS << 2;

/**
 * The filter as [outChannel][segment][vector], contiguous like the patches it is added onto. Arguments as those of
 * `sparseInputGradient`, which needs it done.
 */
export function turnFilter(args: usize, part: i32, parts: i32): void {
  readGeometry(args, false);
  const filter = load<usize>(args + OWN), turned = load<usize>(args + OWN, 16);
  const vectors = (segmentLength + 3) >> 2;
  const filterBytes = <usize>(segmentCount * vectors) << 4;
  const mine = firstOf(outChannels, part + 1, parts);
  for (let o = firstOf(outChannels, part, parts); o < mine; o++) {
    let to = turned + <usize>o * filterBytes;
    zeroFill(to, segmentCount * vectors * 4);
    let from = filter + (<usize>o << 2);
    for (let s = 0; s < segmentCount; s++) {
      for (let k = 0; k < segmentLength; k++) {
        f32.store(to + (<usize>k << 2), f32.load(from));
        from += <usize>outChannels << 2;
      }
      to += <usize>vectors << 4;
    }
  }
}

/**
 * dX: every winner adds gradient · filter onto its patch; four winners of one position at a time, so that the patch
 * is read and written once for all four.
 *
 * Arguments: geometry, filter, pooled gradient, winners, x gradient, shared memory for the turned filter, pooling.
 */
export function sparseInputGradient(args: usize, part: i32, parts: i32): void {
  readGeometry(args, false);
  const gradient = load<usize>(args + OWN, 4), winners = load<usize>(args + OWN, 8);
  const output = load<usize>(args + OWN, 12), turned = load<usize>(args + OWN, 16);
  readPooling(args + OWN + 20);
  const vectors = (segmentLength + 3) >> 2;
  const filterBytes = <usize>(segmentCount * vectors) << 4;
  const capacity = (outChannels + 3) & ~3;
  const lists = take(positions * capacity * 2);
  const ends = take(256);
  const direct = !mustStage && segmentLength % 4 == 0;
  const staged: usize = direct ? 0 : takeStagedGradient();
  const end = firstOf(batch, part + 1, parts);
  for (let image = firstOf(batch, part, parts); image < end; image++) {
    const sums = direct ? output + <usize>image * imageBytes : staged;
    if (direct) memory.fill(sums, 0, imageBytes);
    else zeroFill(sums, stagedHeight * stagedWidth * inChannels + 16);
    for (let row = 0; row < computedRows; row++) {
      for (let column = 0; column < computedColumns; column++) {
        let cell = cellOf(image, row, column);
        for (let p = 0; p < positions; p++) store<usize>(ends + (<usize>p << 2), lists + (<usize>(p * capacity) << 3));
        let from = turned;
        for (let o = 0; o < outChannels; o++) {
          const winner = load<u8>(winners + cell);
          if (winner != NO_WINNER) {
            const slot = ends + (<usize>winner << 2);
            const at = load<usize>(slot);
            store<usize>(at, from);
            store<i32>(at, load<i32>(gradient + (cell << 2)), 4);
            store<usize>(slot, at + 8);
          }
          from += filterBytes;
          cell++;
        }
        const patch = sums + <usize>patchOffset(row * poolStrideHeight, column * poolStrideWidth);
        for (let p = 0; p < positions; p++) {
          const list = lists + (<usize>(p * capacity) << 3);
          let stop = load<usize>(ends + (<usize>p << 2));
          if (stop == list) continue;
          while (((stop - list) & 31) != 0) {
            store<usize>(stop, turned);
            f32.store(stop, 0, 4);
            stop += 8;
          }
          const at = patch + <usize>load<i32>(winnerOffsets + (<usize>p << 2));
          for (let four = list; four < stop; four += 32) scatter4(four, at, vectors);
        }
      }
    }
    if (!direct) unstageImage(staged, output, image);
  }
}

/** Adds four filters, weighed, onto the patch at `at`. */
// @ts-ignore: decorator
@inline
function scatter4(list: usize, at: usize, vectors: i32): void {
  let a = load<usize>(list), b = load<usize>(list, 8), c = load<usize>(list, 16), d = load<usize>(list, 24);
  const va = v128.load32_splat(list, 4), vb = v128.load32_splat(list, 12);
  const vc = v128.load32_splat(list, 20), vd = v128.load32_splat(list, 28);
  for (let s = 0; s < segmentCount; s++) {
    let to = at + <usize>load<i32>(segments + (<usize>s << 2));
    let v = vectors;
    for (; v >= 4; v -= 4) {
      let s0 = v128.load(to), s1 = v128.load(to, 16), s2 = v128.load(to, 32), s3 = v128.load(to, 48);
      s0 = madd(va, v128.load(a), s0); s1 = madd(va, v128.load(a, 16), s1); s2 = madd(va, v128.load(a, 32), s2); s3 = madd(va, v128.load(a, 48), s3);
      s0 = madd(vb, v128.load(b), s0); s1 = madd(vb, v128.load(b, 16), s1); s2 = madd(vb, v128.load(b, 32), s2); s3 = madd(vb, v128.load(b, 48), s3);
      s0 = madd(vc, v128.load(c), s0); s1 = madd(vc, v128.load(c, 16), s1); s2 = madd(vc, v128.load(c, 32), s2); s3 = madd(vc, v128.load(c, 48), s3);
      s0 = madd(vd, v128.load(d), s0); s1 = madd(vd, v128.load(d, 16), s1); s2 = madd(vd, v128.load(d, 32), s2); s3 = madd(vd, v128.load(d, 48), s3);
      v128.store(to, s0); v128.store(to, s1, 16); v128.store(to, s2, 32); v128.store(to, s3, 48);
      a += 64; b += 64; c += 64; d += 64; to += 64;
    }
    for (; v > 0; v--) {
      let s0 = madd(va, v128.load(a), v128.load(to));
      s0 = madd(vb, v128.load(b), s0);
      s0 = madd(vc, v128.load(c), s0);
      v128.store(to, madd(vd, v128.load(d), s0));
      a += 16; b += 16; c += 16; d += 16; to += 16;
    }
  }
}
