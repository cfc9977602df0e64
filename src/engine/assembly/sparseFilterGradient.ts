/** The filter gradient of a convolution behind max pooling, gathered from the winners: see `winnerPatches.ts`. */
import {
  readGeometry, GEOMETRY_WORDS, batch, inChannels, outChannels, mustStage, imageBytes, segments, segmentCount, segmentLength,
  stagedHeight, stagedWidth, stagedImageFloats, stageImageAt,
} from './geometry';
import { maskedFilterGradient, takesMasks } from './maskedFilterGradient';
import { firstOf } from './parts';
import { NO_WINNER } from './pooling';
import { take } from './scratch';
import { madd, zeroFill } from './simd';
import {
  cellOf, computedColumns, computedRows, patchOffset, poolStrideHeight, poolStrideWidth, readPooling, winnerOffsets,
} from './winnerPatches';

const OWN = <usize>GEOMETRY_WORDS << 2;

/** Images whose lists are built together: enough entries for each channel, yet the images stay in the cache. */
function chunkOf(imageFloats: i32): i32 {
  return max(1, min(32, 24576 / imageFloats));
}

/**
 * `vectors` vectors of sums, kept in registers over a whole list of (address, value): sum += value · vector there.
 */
// @ts-ignore: decorator
@inline
function gather12(list: usize, end: usize, offset: usize, sums: usize): void {
  let s0 = v128.load(sums), s1 = v128.load(sums, 16), s2 = v128.load(sums, 32), s3 = v128.load(sums, 48);
  let s4 = v128.load(sums, 64), s5 = v128.load(sums, 80), s6 = v128.load(sums, 96), s7 = v128.load(sums, 112);
  let s8 = v128.load(sums, 128), s9 = v128.load(sums, 144), sa = v128.load(sums, 160), sb = v128.load(sums, 176);
  for (let at = list; at < end; at += 8) {
    const from = load<usize>(at) + offset;
    const value = v128.load32_splat(at, 4);
    s0 = madd(value, v128.load(from), s0); s1 = madd(value, v128.load(from, 16), s1);
    s2 = madd(value, v128.load(from, 32), s2); s3 = madd(value, v128.load(from, 48), s3);
    s4 = madd(value, v128.load(from, 64), s4); s5 = madd(value, v128.load(from, 80), s5);
    s6 = madd(value, v128.load(from, 96), s6); s7 = madd(value, v128.load(from, 112), s7);
    s8 = madd(value, v128.load(from, 128), s8); s9 = madd(value, v128.load(from, 144), s9);
    sa = madd(value, v128.load(from, 160), sa); sb = madd(value, v128.load(from, 176), sb);
  }
  v128.store(sums, s0); v128.store(sums, s1, 16); v128.store(sums, s2, 32); v128.store(sums, s3, 48);
  v128.store(sums, s4, 64); v128.store(sums, s5, 80); v128.store(sums, s6, 96); v128.store(sums, s7, 112);
  v128.store(sums, s8, 128); v128.store(sums, s9, 144); v128.store(sums, sa, 160); v128.store(sums, sb, 176);
}

// @ts-ignore: decorator
@inline
function gather4(list: usize, end: usize, offset: usize, sums: usize): void {
  let s0 = v128.load(sums), s1 = v128.load(sums, 16), s2 = v128.load(sums, 32), s3 = v128.load(sums, 48);
  for (let at = list; at < end; at += 8) {
    const from = load<usize>(at) + offset;
    const value = v128.load32_splat(at, 4);
    s0 = madd(value, v128.load(from), s0); s1 = madd(value, v128.load(from, 16), s1);
    s2 = madd(value, v128.load(from, 32), s2); s3 = madd(value, v128.load(from, 48), s3);
  }
  v128.store(sums, s0); v128.store(sums, s1, 16); v128.store(sums, s2, 32); v128.store(sums, s3, 48);
}

// @ts-ignore: decorator
@inline
function gather1(list: usize, end: usize, offset: usize, sums: usize): void {
  let s0 = v128.load(sums);
  for (let at = list; at < end; at += 8) {
    s0 = madd(v128.load32_splat(at, 4), v128.load(load<usize>(at) + offset), s0);
  }
  v128.store(sums, s0);
}

/**
 * dFilter[kernelRow, kernelColumn, inChannel, outChannel] = Σ over winners of gradient · x at the winner's patch.
 *
 * Arguments: geometry, x, pooled gradient, winners, filter gradient, shared memory for each part's sums, then the
 * pooling's words. `sumSparseParts` adds the sums up.
 */
export function sparseFilterGradient(args: usize, part: i32, parts: i32): void {
  readGeometry(args, load<i32>(args + 20) * load<i32>(args + 12) % 4 != 0);
  const x = load<usize>(args + OWN), gradient = load<usize>(args + OWN, 4), winners = load<usize>(args + OWN, 8);
  const shared = load<usize>(args + OWN, 16);
  readPooling(args + OWN + 20);
  const vectors = (segmentLength + 3) >> 2;
  const channelFloats = segmentCount * vectors * 4;
  const sumFloats = channelFloats * outChannels;
  const sums = shared + (<usize>(sumFloats * part) << 2);
  if (takesMasks()) {
    maskedFilterGradient(x, gradient, winners, sums, part, parts);
    return;
  }
  zeroFill(sums, sumFloats);

  const cells = computedRows * computedColumns;
  const chunk = chunkOf(stagedHeight * stagedWidth * inChannels);
  const capacity = chunk * cells;
  const lists = take(outChannels * capacity * 2);
  const ends = take(outChannels);
  const copies: usize = mustStage ? take(chunk * stagedImageFloats()) : 0;
  if (mustStage) zeroFill(copies, chunk * stagedImageFloats());
  const end = firstOf(batch, part + 1, parts);
  for (let first = firstOf(batch, part, parts); first < end; first += chunk) {
    for (let o = 0; o < outChannels; o++) store<usize>(ends + (<usize>o << 2), lists + (<usize>(o * capacity) << 3));
    const last = min(end, first + chunk);
    for (let image = first; image < last; image++) {
      const staged = mustStage ? stageImageAt(copies + (<usize>((image - first) * stagedImageFloats()) << 2), x, image) : x + <usize>image * imageBytes;
      for (let row = 0; row < computedRows; row++) {
        for (let column = 0; column < computedColumns; column++) {
          let cell = cellOf(image, row, column);
          const patch = staged + <usize>patchOffset(row * poolStrideHeight, column * poolStrideWidth);
          for (let o = 0; o < outChannels; o++) {
            const winner = load<u8>(winners + cell);
            const slot = ends + (<usize>o << 2);
            const at = load<usize>(slot);
            store<usize>(at, patch + <usize>load<i32>(winnerOffsets + (<usize>winner << 2)));
            store<i32>(at, load<i32>(gradient + (cell << 2)), 4);
            store<usize>(slot, at + (<usize>(winner != NO_WINNER) << 3));
            cell++;
          }
        }
      }
    }
    for (let o = 0; o < outChannels; o++) {
      const list = lists + (<usize>(o * capacity) << 3);
      const stop = load<usize>(ends + (<usize>o << 2));
      let sum = sums + (<usize>(o * channelFloats) << 2);
      for (let s = 0; s < segmentCount; s++) {
        let offset = <usize>load<i32>(segments + (<usize>s << 2));
        let v = vectors;
        for (; v >= 12; v -= 12) {
          gather12(list, stop, offset, sum);
          offset += 192; sum += 192;
        }
        for (; v >= 4; v -= 4) {
          gather4(list, stop, offset, sum);
          offset += 64; sum += 64;
        }
        for (; v > 0; v--) {
          gather1(list, stop, offset, sum);
          offset += 16; sum += 16;
        }
      }
    }
  }
}

/**
 * Adds up the parts' sums, in their order, and turns them round into the filter's layout. Arguments as before; to be run
 * when all parts are done.
 */
export function sumSparseParts(args: usize, part: i32, parts: i32): void {
  readGeometry(args, false);
  const filterGradient = load<usize>(args + OWN, 12), shared = load<usize>(args + OWN, 16);
  const vectors = (segmentLength + 3) >> 2;
  const channelFloats = segmentCount * vectors * 4;
  const sumFloats = channelFloats * outChannels;
  const mine = firstOf(outChannels, part + 1, parts);
  for (let o = firstOf(outChannels, part, parts); o < mine; o++) {
    const column = shared + (<usize>(o * channelFloats) << 2);
    let to = filterGradient + (<usize>o << 2);
    for (let s = 0; s < segmentCount; s++) {
      let from = column + (<usize>(s * vectors) << 4);
      for (let k = 0; k < segmentLength; k++) {
        let sum: f32 = 0;
        for (let t = 0; t < parts; t++) sum += f32.load(from + (<usize>(t * sumFloats) << 2));
        f32.store(to, sum);
        to += <usize>outChannels << 2;
        from += 4;
      }
    }
  }
}
