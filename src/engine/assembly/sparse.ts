/**
 * Gradients of a convolution behind max pooling. Of every pooling window only the winner carries a gradient
 * (none at all where relu was off), so instead of a dense gradient map there is one value and one winner's byte
 * for each window and channel, and both gradients are gathered from those.
 */
import {
  readGeometry, GEOMETRY_WORDS, batch, inChannels, outChannels, rowBytes,
  mustStage, imageBytes, segments, segmentCount, segmentLength, stageImage, strideHeight, strideWidth,
  stagedHeight, stagedWidth, takeStagedGradient, unstageImage, stagedImageFloats, stageImageAt,
} from './geometry';
import { take } from './scratch';
import { madd, zeroFill } from './simd';
import { firstOf } from './parts';
import { NO_WINNER } from './pooling';

const OWN = <usize>GEOMETRY_WORDS << 2;

let poolWidth: i32, poolStrideHeight: i32, poolStrideWidth: i32, pooledHeight: i32, pooledWidth: i32;
/** For each winner's byte the bytes from the window's first patch to the winner's patch. */
let winnerOffsets: usize;

function readPooling(args: usize): void {
  const positions = load<i32>(args);
  poolWidth = load<i32>(args, 4);
  poolStrideHeight = load<i32>(args, 8); poolStrideWidth = load<i32>(args, 12);
  pooledHeight = load<i32>(args, 16); pooledWidth = load<i32>(args, 20);
  winnerOffsets = take(256);
  for (let p = 0; p < 256; p++) {
    const offset = p < positions ? patchOffset(p / poolWidth, p % poolWidth) : 0;
    store<i32>(winnerOffsets + (<usize>p << 2), offset);
  }
}

function patchOffset(row: i32, column: i32): i32 {
  return <i32>(<usize>(row * strideHeight) * rowBytes) + ((column * strideWidth * inChannels) << 2);
}

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

/** Three kernel rows of one vector each, as a 3×3 kernel on one channel has: one pass over the list instead of three. */
// @ts-ignore: decorator
@inline
function gatherRows3(list: usize, end: usize, a: usize, b: usize, c: usize, sums: usize): void {
  let s0 = v128.load(sums), s1 = v128.load(sums, 16), s2 = v128.load(sums, 32);
  let t0 = f32x4.splat(0), t1 = t0, t2 = t0;
  let at = list;
  for (; at + 8 < end; at += 16) {
    const from = load<usize>(at), next = load<usize>(at, 8);
    const value = v128.load32_splat(at, 4), other = v128.load32_splat(at, 12);
    s0 = madd(value, v128.load(from + a), s0); t0 = madd(other, v128.load(next + a), t0);
    s1 = madd(value, v128.load(from + b), s1); t1 = madd(other, v128.load(next + b), t1);
    s2 = madd(value, v128.load(from + c), s2); t2 = madd(other, v128.load(next + c), t2);
  }
  if (at < end) {
    const from = load<usize>(at);
    const value = v128.load32_splat(at, 4);
    s0 = madd(value, v128.load(from + a), s0);
    s1 = madd(value, v128.load(from + b), s1);
    s2 = madd(value, v128.load(from + c), s2);
  }
  v128.store(sums, f32x4.add(s0, t0)); v128.store(sums, f32x4.add(s1, t1), 16); v128.store(sums, f32x4.add(s2, t2), 32);
}

/**
 * dFilter[kernelRow, kernelColumn, inChannel, outChannel] = Σ over winners of gradient · x at the winner's patch.
 *
 * Arguments: geometry, x, pooled gradient, winners, filter gradient, shared memory for each part's sums, then the
 * pooling: positions in a window, width, stride height and width, output height and width. `sumSparseParts` adds the
 * sums up.
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
  zeroFill(sums, sumFloats);

  const cells = pooledHeight * pooledWidth;
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
      let cell = <usize>(image * cells) * <usize>outChannels;
      for (let row = 0; row < pooledHeight; row++) {
        for (let column = 0; column < pooledWidth; column++) {
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
      if (segmentCount == 3 && vectors == 1) {
        gatherRows3(list, stop, 0, <usize>load<i32>(segments, 4), <usize>load<i32>(segments, 8), sum);
        continue;
      }
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
  const positions = load<i32>(args + OWN + 20);
  const capacity = (outChannels + 3) & ~3;
  const lists = take(positions * capacity * 2);
  const ends = take(256);
  const direct = !mustStage && segmentLength % 4 == 0;
  const staged: usize = direct ? 0 : takeStagedGradient();
  const end = firstOf(batch, part + 1, parts);
  let cell = <usize>(firstOf(batch, part, parts) * pooledHeight * pooledWidth) * <usize>outChannels;
  for (let image = firstOf(batch, part, parts); image < end; image++) {
    const sums = direct ? output + <usize>image * imageBytes : staged;
    if (direct) memory.fill(sums, 0, imageBytes);
    else zeroFill(sums, stagedHeight * stagedWidth * inChannels + 16);
    for (let row = 0; row < pooledHeight; row++) {
      for (let column = 0; column < pooledWidth; column++) {
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

/**
 * The dense gradient, for whoever wants to see it. Arguments: batch, map height and width, channels, pooling's width,
 * stride height and width, output height and width, winners, pooled gradient, output, and whether a window that relu
 * has cut off passes its gradient to its first position (true before relu's own gradient) or to none.
 */
export function scatterWinners(args: usize, part: i32, parts: i32): void {
  const batch = load<i32>(args), height = load<i32>(args, 4), width = load<i32>(args, 8), channels = load<i32>(args, 12);
  const windowWidth = load<i32>(args, 16), stepHeight = load<i32>(args, 20), stepWidth = load<i32>(args, 24);
  const rows = load<i32>(args, 28), columns = load<i32>(args, 32);
  const winners = load<usize>(args, 36), gradient = load<usize>(args, 40), output = load<usize>(args, 44);
  const toFirst = load<i32>(args, 48) != 0;
  const end = firstOf(batch, part + 1, parts);
  for (let image = firstOf(batch, part, parts); image < end; image++) {
    const map = output + (<usize>(image * height * width * channels) << 2);
    memory.fill(map, 0, <usize>(height * width * channels) << 2);
    let cell = <usize>(image * rows * columns) * <usize>channels;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        for (let c = 0; c < channels; c++) {
          let winner = <i32>load<u8>(winners + cell);
          if (winner != NO_WINNER || toFirst) {
            if (winner == NO_WINNER) winner = 0;
            const y = row * stepHeight + winner / windowWidth, x = column * stepWidth + winner % windowWidth;
            const to = map + (<usize>((y * width + x) * channels + c) << 2);
            f32.store(to, f32.load(to) + f32.load(gradient + (cell << 2)));
          }
          cell++;
        }
      }
    }
  }
}

/**
 * y[c] = Σ of the gradients that have a winner. Arguments: rows, channels, winners, pooled gradient, y. Parts share the
 * channels.
 */
export function sumWinners(args: usize, part: i32, parts: i32): void {
  const rows = load<i32>(args), channels = load<i32>(args, 4), y = load<usize>(args, 16);
  const winners = load<usize>(args, 8), gradients = load<usize>(args, 12);
  const vectors = channels >> 2;
  const stride = <usize>channels;
  const end = firstOf(vectors, part + 1, parts) << 2;
  for (let c = firstOf(vectors, part, parts) << 2; c < end; c += 4) {
    let winner = winners + <usize>c, from = gradients + (<usize>c << 2);
    let sum = f32x4.splat(0), other = sum;
    let r = rows;
    for (; r >= 2; r -= 2) {
      sum = f32x4.add(sum, won(winner, from));
      other = f32x4.add(other, won(winner + stride, from + (stride << 2)));
      winner += stride << 1;
      from += stride << 3;
    }
    if (r > 0) sum = f32x4.add(sum, won(winner, from));
    v128.store(y + (<usize>c << 2), f32x4.add(sum, other));
  }
  if (part != parts - 1) return;
  for (let c = vectors << 2; c < channels; c++) {
    let sum: f32 = 0;
    for (let r = 0; r < rows; r++) {
      const cell = <usize>r * stride + <usize>c;
      if (load<u8>(winners + cell) != NO_WINNER) sum += f32.load(gradients + (cell << 2));
    }
    f32.store(y + (<usize>c << 2), sum);
  }
}

/** Four gradients, those without a winner as 0. */
// @ts-ignore: decorator
@inline
function won(winner: usize, from: usize): v128 {
  const lanes = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(winner)));
  return v128.andnot(v128.load(from), i32x4.eq(lanes, i32x4.splat(NO_WINNER)));
}
