/**
 * Reduces the windows of a max pooling that directly follows a convolution, remembering in one byte which
 * position won: behind it only that position carries a gradient.
 */
import { relu4 } from './simd';

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
      // Lanes are 0 … 254, or all ones: the low byte of each is the winner's byte.
      store<i32>(winners, i32x4.extract_lane(i8x16.shuffle(winner, winner, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12), 0));
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
