/**
 * Reduces the windows of a max pooling that directly follows a convolution, remembering in one byte which
 * position won: behind it only that position carries a gradient.
 */
import { outChannels } from './geometry';
import { madd, relu4, storeFirst } from './simd';

/** The winner's byte where relu has cut off the whole window: it carries no gradient. */
export const NO_WINNER: u8 = 255;

/**
 * `windows` windows of `positions` rows of `channels` float32 at `from`, in the order [window, position, channel].
 * Writes one maximum and one winner for each window and channel. The first of equal values wins.
 */
export function reduceWindows(
  from: usize, windows: i32, positions: i32, channels: i32, rectify: bool, pooled: usize, winners: usize,
): void {
  const channelBytes = <usize>channels << 2;
  for (let window = 0; window < windows; window++) {
    let c = 0;
    for (; c + 4 <= channels; c += 4) {
      let at = from + (<usize>c << 2);
      let best = v128.load(at);
      let winner = i32x4.splat(0);
      for (let position = 1; position < positions; position++) {
        at += channelBytes;
        const value = v128.load(at);
        const better = f32x4.gt(value, best);
        best = v128.bitselect(value, best, better);
        winner = v128.bitselect(i32x4.splat(position), winner, better);
      }
      if (rectify) {
        winner = v128.or(winner, f32x4.le(best, f32x4.splat(0)));
        best = relu4(best);
      }
      v128.store(pooled, best);
      store<i32>(winners, winnerBytes(winner));
      pooled += 16;
      winners += 4;
    }
    for (; c < channels; c++) {
      let at = from + (<usize>c << 2);
      let best = f32.load(at);
      let winner: u8 = 0;
      for (let position = 1; position < positions; position++) {
        at += channelBytes;
        const value = f32.load(at);
        if (value > best) {
          best = value;
          winner = <u8>position;
        }
      }
      if (rectify && best <= 0) {
        best = 0;
        winner = NO_WINNER;
      }
      f32.store(pooled, best);
      store<u8>(winners, winner);
      pooled += 4;
      winners += 1;
    }
    from += <usize>positions * channelBytes;
  }
}

/** Where only a corner of a pooled map is wanted, the windows beyond it have no winner. */
export function clearWinners(winners: usize, image: i32, height: i32, width: i32, rows: i32, columns: i32): void {
  if (rows == height && columns == width) return;
  const bytes = <usize>(height * width * outChannels);
  memory.fill(winners + <usize>image * bytes, NO_WINNER, bytes);
}

/** The low byte of each lane: lanes are 0 … 254, or all ones. */
// @ts-ignore: decorator
@inline
export function winnerBytes(winner: v128): i32 {
  return i32x4.extract_lane(i8x16.shuffle(winner, winner, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12), 0);
}

/** The greatest of four vectors goes to `pooled`, the winners to `winners`, `count` lanes of them; the first of equal values wins. */
// @ts-ignore: decorator
@inline
export function reduceFour(a: v128, b: v128, c: v128, d: v128, rectify: bool, pooled: usize, winners: usize, count: i32): void {
  let better = f32x4.gt(b, a);
  let best = v128.bitselect(b, a, better);
  let winner = v128.and(i32x4.splat(1), better);
  better = f32x4.gt(c, best);
  best = v128.bitselect(c, best, better);
  winner = v128.bitselect(i32x4.splat(2), winner, better);
  better = f32x4.gt(d, best);
  best = v128.bitselect(d, best, better);
  winner = v128.bitselect(i32x4.splat(3), winner, better);
  if (rectify) {
    winner = v128.or(winner, f32x4.le(best, f32x4.splat(0)));
    best = relu4(best);
  }
  if (count >= 4) {
    v128.store(pooled, best);
    store<i32>(winners, winnerBytes(winner));
  } else if (count > 0) {
    storeFirst(pooled, best, best, count);
    const bytes = winnerBytes(winner);
    for (let i = 0; i < count; i++) store<u8>(winners + i, <u8>(bytes >> (i << 3)));
  }
}

/**
 * The convolution at the four pixels of one 2×2 window for one panel of eight channels, pooled in registers. Arguments as
 * those of `tile`; a0 … a3 are the pixels' patches.
 */
// @ts-ignore: decorator
@inline
export function pooledTile(
  a0: usize, a1: usize, a2: usize, a3: usize, segments: usize, segmentCount: i32, length: i32,
  panel: usize, bias: usize, rectify: bool, columns: i32, pooled: usize, winners: usize,
): void {
  let s00 = v128.load(bias), s01 = v128.load(bias, 16);
  let s10 = s00, s11 = s01, s20 = s00, s21 = s01, s30 = s00, s31 = s01;
  let b = panel;
  for (let segment = 0; segment < segmentCount; segment++) {
    const offset = <usize>load<i32>(segments + (<usize>segment << 2));
    let p0 = a0 + offset, p1 = a1 + offset, p2 = a2 + offset, p3 = a3 + offset;
    const end = p0 + (<usize>length << 2);
    while (p0 < end) {
      const b0 = v128.load(b), b1 = v128.load(b, 16);
      let a = v128.load32_splat(p0); s00 = madd(a, b0, s00); s01 = madd(a, b1, s01);
      a = v128.load32_splat(p1); s10 = madd(a, b0, s10); s11 = madd(a, b1, s11);
      a = v128.load32_splat(p2); s20 = madd(a, b0, s20); s21 = madd(a, b1, s21);
      a = v128.load32_splat(p3); s30 = madd(a, b0, s30); s31 = madd(a, b1, s31);
      b += 32; p0 += 4; p1 += 4; p2 += 4; p3 += 4;
    }
  }
  // In a loop, as the code is not small.
  for (let half = 0; half < 2; half++) {
    reduceFour(s00, s10, s20, s30, rectify, pooled, winners, columns);
    s00 = s01; s10 = s11; s20 = s21; s30 = s31;
    pooled += 16; winners += 4; columns -= 4;
  }
}
