/**
 * Depthwise convolution and its gradients: every tap is a product of whole channel vectors. Any kernel, stride, padding and
 * dilation, and any number of filters for each channel.
 *
 * Arguments of all: geometry, then three tensors. The filter is [kernel row, column, channel, filter of the channel], and so are
 * the output's channels.
 */
import {
  readGeometry, GEOMETRY_WORDS, batch, inChannels, inHeight, inWidth, kernelHeight, kernelWidth, outChannels, outHeight, outWidth,
  strideHeight, strideWidth, dilationHeight, dilationWidth, padTop, padLeft,
} from './geometry';
import { madd, zeroFill } from './simd';
import { firstOf } from './parts';

const OWN = <usize>GEOMETRY_WORDS << 2;

/** to += a · b over the channels. */
// @ts-ignore: decorator
@inline
function addProduct(to: usize, a: usize, b: usize, channels: i32): void {
  let c = 0;
  for (; c + 4 <= channels; c += 4) {
    v128.store(to, madd(v128.load(a), v128.load(b), v128.load(to)));
    to += 16; a += 16; b += 16;
  }
  for (; c < channels; c++) {
    f32.store(to, f32.load(to) + f32.load(a) * f32.load(b));
    to += 4; a += 4; b += 4;
  }
}

/** Of `multiplier` numbers for each channel: to += a · b, with one a for each channel. */
function addRepeated(to: usize, a: usize, b: usize, channels: i32, multiplier: i32): void {
  for (let channel = 0; channel < channels; channel++) {
    const one = v128.load32_splat(a);
    let m = 0;
    for (; m + 4 <= multiplier; m += 4) {
      v128.store(to, madd(one, v128.load(b), v128.load(to)));
      to += 16; b += 16;
    }
    for (; m < multiplier; m++) {
      f32.store(to, f32.load(to) + f32.load(a) * f32.load(b));
      to += 4; b += 4;
    }
    a += 4;
  }
}

/** to += the sum of a · b over the `multiplier` numbers of each channel. */
function addReduced(to: usize, a: usize, b: usize, channels: i32, multiplier: i32): void {
  for (let channel = 0; channel < channels; channel++) {
    let sum: f32 = 0;
    for (let m = 0; m < multiplier; m++) {
      sum += f32.load(a) * f32.load(b);
      a += 4; b += 4;
    }
    f32.store(to, f32.load(to) + sum);
    to += 4;
  }
}

/** Which of the three tensors is summed up: the output, x's gradient, or the filter's (in sums of its own for each part). */
const FORWARD = 0, INPUT = 1, FILTER = 2;

// @ts-ignore: decorator
@inline
function everyTap(x: usize, filter: usize, y: usize, target: i32, part: i32, parts: i32): void {
  const pixel = <usize>inChannels << 2, outPixel = <usize>outChannels << 2;
  const multiplier = outChannels / inChannels;
  const end = firstOf(batch, part + 1, parts);
  for (let image = firstOf(batch, part, parts); image < end; image++) {
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        const out = y + <usize>((image * outHeight + row) * outWidth + column) * outPixel;
        for (let tap = 0; tap < kernelHeight * kernelWidth; tap++) {
          const inRow = row * strideHeight - padTop + (tap / kernelWidth) * dilationHeight;
          const inColumn = column * strideWidth - padLeft + (tap % kernelWidth) * dilationWidth;
          if (inRow < 0 || inRow >= inHeight || inColumn < 0 || inColumn >= inWidth) continue;
          const from = x + <usize>((image * inHeight + inRow) * inWidth + inColumn) * pixel;
          const weights = filter + <usize>tap * outPixel;
          if (multiplier != 1) {
            if (target == FORWARD) addRepeated(out, from, weights, inChannels, multiplier);
            else if (target == INPUT) addReduced(from, out, weights, inChannels, multiplier);
            else addRepeated(weights, from, out, inChannels, multiplier);
          } else if (target == FORWARD) addProduct(out, from, weights, inChannels);
          else if (target == INPUT) addProduct(from, out, weights, inChannels);
          else addProduct(weights, from, out, inChannels);
        }
      }
    }
  }
}

/** Zeroes a part's images of a map. */
function clearImages(map: usize, imageFloats: i32, part: i32, parts: i32): void {
  const first = firstOf(batch, part, parts);
  zeroFill(map + (<usize>(first * imageFloats) << 2), (firstOf(batch, part + 1, parts) - first) * imageFloats);
}

/** x, filter, y. */
export function depthwise(args: usize, part: i32, parts: i32): void {
  readGeometry(args, false);
  const y = load<usize>(args + OWN, 8);
  clearImages(y, outHeight * outWidth * outChannels, part, parts);
  everyTap(load<usize>(args + OWN), load<usize>(args + OWN, 4), y, FORWARD, part, parts);
}

/** x's gradient, filter, dy. */
export function depthwiseInputGradient(args: usize, part: i32, parts: i32): void {
  readGeometry(args, false);
  const dx = load<usize>(args + OWN);
  clearImages(dx, inHeight * inWidth * inChannels, part, parts);
  everyTap(dx, load<usize>(args + OWN, 4), load<usize>(args + OWN, 8), INPUT, part, parts);
}

/** x, the filter's gradient, dy, and shared memory for each part's sums, which `sumDepthwiseParts` adds up. */
export function depthwiseFilterGradient(args: usize, part: i32, parts: i32): void {
  readGeometry(args, false);
  const floats = kernelHeight * kernelWidth * outChannels;
  const sums = load<usize>(args + OWN, 12) + (<usize>(part * floats) << 2);
  zeroFill(sums, floats);
  everyTap(load<usize>(args + OWN), sums, load<usize>(args + OWN, 8), FILTER, part, parts);
}

/** Adds up the parts' sums, in their order. Arguments as before; to be run when all parts are done. */
export function sumDepthwiseParts(args: usize, part: i32, parts: i32): void {
  readGeometry(args, false);
  const floats = kernelHeight * kernelWidth * outChannels;
  const to = load<usize>(args + OWN, 4), shared = load<usize>(args + OWN, 12);
  const end = firstOf(floats, part + 1, parts);
  for (let i = firstOf(floats, part, parts); i < end; i++) {
    let sum: f32 = 0;
    for (let p = 0; p < parts; p++) sum += f32.load(shared + (<usize>(p * floats + i) << 2));
    f32.store(to + (<usize>i << 2), sum);
  }
}
