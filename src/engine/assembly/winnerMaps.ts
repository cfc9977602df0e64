/** What else is read from the winners of a max pooling behind a convolution: the dense gradient map, and the biases' gradient. */
import { firstOf } from './parts';
import { NO_WINNER } from './pooling';
import { zeroFill } from './simd';

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
 * y[c] = Σ of the gradients that have a winner. Arguments: images, rows, columns and channels of the pooled map, computed rows and
 * columns, winners, pooled gradient, y. Parts share the channels, sixteen at a time: the line of a cache.
 */
export function sumWinners(args: usize, part: i32, parts: i32): void {
  const images = load<i32>(args), rows = load<i32>(args, 4), columns = load<i32>(args, 8), channels = load<i32>(args, 12);
  const computedRows = load<i32>(args, 16), computedColumns = load<i32>(args, 20);
  const winners = load<usize>(args, 24), gradients = load<usize>(args, 28), y = load<usize>(args, 32);
  const lines = (channels + 15) >> 4;
  const first = firstOf(lines, part, parts) << 4, end = min(channels, firstOf(lines, part + 1, parts) << 4);
  if (first < end) zeroFill(y + (<usize>first << 2), end - first);
  for (let image = 0; image < images; image++) {
    for (let row = 0; row < computedRows; row++) {
      let cell = <usize>((image * rows + row) * columns) * <usize>channels;
      for (let column = 0; column < computedColumns; column++) {
        let c = first;
        for (; c + 4 <= end; c += 4) {
          const at = cell + <usize>c, to = y + (<usize>c << 2);
          v128.store(to, f32x4.add(v128.load(to), won(winners + at, gradients + (at << 2))));
        }
        for (; c < end; c++) {
          const at = cell + <usize>c, to = y + (<usize>c << 2);
          if (load<u8>(winners + at) != NO_WINNER) f32.store(to, f32.load(to) + f32.load(gradients + (at << 2)));
        }
        cell += <usize>channels;
      }
    }
  }
}

/** Four gradients, those without a winner as 0. */
// @ts-ignore: decorator
@inline
function won(winner: usize, from: usize): v128 {
  const lanes = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(winner)));
  return v128.andnot(v128.load(from), i32x4.eq(lanes, i32x4.splat(NO_WINNER)));
}
