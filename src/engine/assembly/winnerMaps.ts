/** What else is read from the winners of a max pooling behind a convolution: the dense gradient map, and the biases' gradient. */
import { firstOf } from './parts';
import { NO_WINNER } from './pooling';

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
