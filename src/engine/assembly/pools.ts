/**
 * Max and average pooling and their gradients on maps that are there in full. Padding never wins and is never
 * counted; a window of only negative values has its largest as winner like any other.
 *
 * Arguments of all: batch, height, width, channels, kernel height and width, stride height and width, dilation
 * height and width, top and left padding, output height and width, then the tensors.
 */
import { take } from './scratch';
import { firstOf } from './parts';

let height: i32, width: i32, channels: i32, kernelHeight: i32, kernelWidth: i32, strideHeight: i32, strideWidth: i32;
let dilationHeight: i32, dilationWidth: i32, padTop: i32, padLeft: i32, outHeight: i32, outWidth: i32;
let firstImage: i32, endImage: i32;

const OWN: usize = 14 * 4;

function readPool(args: usize, part: i32, parts: i32): void {
  const batch = load<i32>(args);
  height = load<i32>(args, 4); width = load<i32>(args, 8); channels = load<i32>(args, 12);
  kernelHeight = load<i32>(args, 16); kernelWidth = load<i32>(args, 20);
  strideHeight = load<i32>(args, 24); strideWidth = load<i32>(args, 28);
  dilationHeight = load<i32>(args, 32); dilationWidth = load<i32>(args, 36);
  padTop = load<i32>(args, 40); padLeft = load<i32>(args, 44);
  outHeight = load<i32>(args, 48); outWidth = load<i32>(args, 52);
  firstImage = firstOf(batch, part, parts);
  endImage = firstOf(batch, part + 1, parts);
}

/** Writes the float offsets of the pixels of window (row, column) that lie inside the image; returns how many. */
function windowPixels(row: i32, column: i32, to: usize): i32 {
  let count = 0;
  for (let y = 0; y < kernelHeight; y++) {
    const inRow = row * strideHeight - padTop + y * dilationHeight;
    if (inRow < 0 || inRow >= height) continue;
    for (let x = 0; x < kernelWidth; x++) {
      const inColumn = column * strideWidth - padLeft + x * dilationWidth;
      if (inColumn < 0 || inColumn >= width) continue;
      store<i32>(to + (<usize>count << 2), (inRow * width + inColumn) * channels);
      count++;
    }
  }
  return count;
}

/** After the pool's words: x, y. */
export function maxPool(args: usize, part: i32, parts: i32): void {
  readPool(args, part, parts);
  const pixels = take(kernelHeight * kernelWidth);
  for (let image = firstImage; image < endImage; image++) {
    const x = load<usize>(args + OWN) + (<usize>(image * height * width * channels) << 2);
    let y = load<usize>(args + OWN, 4) + (<usize>(image * outHeight * outWidth * channels) << 2);
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        const count = windowPixels(row, column, pixels);
        let c = 0;
        for (; c + 4 <= channels; c += 4) {
          let best = f32x4.splat(-f32.MAX_VALUE);
          for (let p = 0; p < count; p++) {
            const value = v128.load(x + (<usize>(load<i32>(pixels + (<usize>p << 2)) + c) << 2));
            best = p == 0 ? value : f32x4.max(best, value);
          }
          v128.store(y, best);
          y += 16;
        }
        for (; c < channels; c++) {
          let best: f32 = -f32.MAX_VALUE;
          for (let p = 0; p < count; p++) {
            const value = f32.load(x + (<usize>(load<i32>(pixels + (<usize>p << 2)) + c) << 2));
            best = p == 0 ? value : max(best, value);
          }
          f32.store(y, best);
          y += 4;
        }
      }
    }
  }
}

/** After the pool's words: x, dy, dx. The first of equal values wins. */
export function maxPoolGradient(args: usize, part: i32, parts: i32): void {
  readPool(args, part, parts);
  const pixels = take(kernelHeight * kernelWidth);
  const imageFloats = height * width * channels;
  for (let image = firstImage; image < endImage; image++) {
    const x = load<usize>(args + OWN) + (<usize>(image * imageFloats) << 2);
    let dy = load<usize>(args + OWN, 4) + (<usize>(image * outHeight * outWidth * channels) << 2);
    const dx = load<usize>(args + OWN, 8) + (<usize>(image * imageFloats) << 2);
    memory.fill(dx, 0, <usize>imageFloats << 2);
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        const count = windowPixels(row, column, pixels);
        if (count == 0) {
          dy += <usize>channels << 2;
          continue;
        }
        const first = load<i32>(pixels);
        let c = 0;
        for (; c + 4 <= channels; c += 4) {
          let best = v128.load(x + (<usize>(first + c) << 2));
          let winner = i32x4.splat(first);
          for (let p = 1; p < count; p++) {
            const at = load<i32>(pixels + (<usize>p << 2));
            const value = v128.load(x + (<usize>(at + c) << 2));
            const better = f32x4.gt(value, best);
            best = v128.bitselect(value, best, better);
            winner = v128.bitselect(i32x4.splat(at), winner, better);
          }
          give(dx, i32x4.extract_lane(winner, 0) + c, f32.load(dy));
          give(dx, i32x4.extract_lane(winner, 1) + c + 1, f32.load(dy, 4));
          give(dx, i32x4.extract_lane(winner, 2) + c + 2, f32.load(dy, 8));
          give(dx, i32x4.extract_lane(winner, 3) + c + 3, f32.load(dy, 12));
          dy += 16;
        }
        for (; c < channels; c++) {
          let winner = first;
          let best = f32.load(x + (<usize>(first + c) << 2));
          for (let p = 1; p < count; p++) {
            const at = load<i32>(pixels + (<usize>p << 2));
            const value = f32.load(x + (<usize>(at + c) << 2));
            if (value > best) {
              best = value;
              winner = at;
            }
          }
          give(dx, winner + c, f32.load(dy));
          dy += 4;
        }
      }
    }
  }
}

// @ts-ignore: decorator
@inline
function give(dx: usize, at: i32, value: f32): void {
  const to = dx + (<usize>at << 2);
  f32.store(to, f32.load(to) + value);
}

/** After the pool's words: x, y. The mean is over the pixels inside the image. */
export function averagePool(args: usize, part: i32, parts: i32): void {
  readPool(args, part, parts);
  const pixels = take(kernelHeight * kernelWidth);
  for (let image = firstImage; image < endImage; image++) {
    const x = load<usize>(args + OWN) + (<usize>(image * height * width * channels) << 2);
    let y = load<usize>(args + OWN, 4) + (<usize>(image * outHeight * outWidth * channels) << 2);
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        const count = windowPixels(row, column, pixels);
        const share: f32 = 1 / <f32>count;
        for (let c = 0; c < channels; c++) {
          let sum: f32 = 0;
          for (let p = 0; p < count; p++) sum += f32.load(x + (<usize>(load<i32>(pixels + (<usize>p << 2)) + c) << 2));
          f32.store(y, sum * share);
          y += 4;
        }
      }
    }
  }
}

/**
 * After the pool's words: dy, dx, and whether every window's gradient is divided by the kernel's full size (as
 * tfjs does in its gradient, padding or not).
 */
export function averagePoolGradient(args: usize, part: i32, parts: i32): void {
  readPool(args, part, parts);
  const pixels = take(kernelHeight * kernelWidth);
  const imageFloats = height * width * channels;
  const share: f32 = 1 / <f32>(kernelHeight * kernelWidth);
  for (let image = firstImage; image < endImage; image++) {
    let dy = load<usize>(args + OWN) + (<usize>(image * outHeight * outWidth * channels) << 2);
    const dx = load<usize>(args + OWN, 4) + (<usize>(image * imageFloats) << 2);
    memory.fill(dx, 0, <usize>imageFloats << 2);
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        const count = windowPixels(row, column, pixels);
        for (let p = 0; p < count; p++) {
          const at = load<i32>(pixels + (<usize>p << 2));
          for (let c = 0; c < channels; c++) give(dx, at + c, f32.load(dy + (<usize>c << 2)) * share);
        }
        dy += <usize>channels << 2;
      }
    }
  }
}
