/**
 * Batch normalisation (Ioffe & Szegedy 2015, algorithm 1 and its gradients) and dropout over rows of channels. In
 * training both take most of a step where they are put together from single operations.
 */
import { take } from './scratch';
import { madd, relu4, zeroFill } from './simd';
import { firstOf } from './parts';

/** Rows summed up before they are added to the total: keeps float32 sums over many rows accurate, and the rows in the cache. */
const BLOCK = 128;

/** Part's first channel, a multiple of four but for the last end. */
function startOf(channels: i32, part: i32, parts: i32): i32 {
  return part == parts ? channels : firstOf((channels + 3) >> 2, part, parts) << 2;
}

/** Four channels from `at`; of the last one to three, zeros fill up. */
// @ts-ignore: decorator
@inline
function loadChannels(at: usize, count: i32): v128 {
  if (count >= 4) return v128.load(at);
  let value = v128.load32_zero(at);
  if (count > 1) value = v128.load32_lane(at, value, 1, 4);
  if (count > 2) value = v128.load32_lane(at, value, 2, 8);
  return value;
}

// @ts-ignore: decorator
@inline
function storeChannels(at: usize, value: v128, count: i32): void {
  if (count >= 4) {
    v128.store(at, value);
    return;
  }
  f32.store(at, f32x4.extract_lane(value, 0));
  if (count > 1) f32.store(at, f32x4.extract_lane(value, 1), 4);
  if (count > 2) f32.store(at, f32x4.extract_lane(value, 2), 8);
}

/** Where a part's sums of its channels begin; they are read and written once for each block of rows, which stays in the cache. */
function takeSums(channels: i32): usize {
  const sums = take(channels + 4);
  zeroFill(sums, channels + 4);
  return sums;
}

/** mean[c] and variance[c] over the rows of x. Arguments: rows, channels, x, mean, variance. Parts share the channels. */
export function batchMoments(args: usize, part: i32, parts: i32): void {
  const rows = load<i32>(args), channels = load<i32>(args, 4), x = load<usize>(args, 8);
  const mean = load<usize>(args, 12), variance = load<usize>(args, 16);
  const stride = <usize>channels << 2;
  const share = f32x4.splat(1 / <f32>rows);
  const start = startOf(channels, part, parts), end = min(channels, startOf(channels, part + 1, parts));
  const sums = takeSums(channels), squares = takeSums(channels);
  for (let first = 0; first < rows; first += BLOCK) {
    const count = min(BLOCK, rows - first);
    for (let c = start; c < end; c += 4) {
      const here = min(4, channels - c);
      let from = x + (<usize>c << 2) + <usize>first * stride;
      let sum = f32x4.splat(0);
      for (let r = count; r > 0; r--) {
        sum = f32x4.add(sum, loadChannels(from, here));
        from += stride;
      }
      const total = sums + (<usize>c << 2);
      v128.store(total, f32x4.add(v128.load(total), sum));
    }
  }
  for (let c = start; c < end; c += 4) {
    const total = sums + (<usize>c << 2);
    v128.store(total, f32x4.mul(v128.load(total), share));
  }
  for (let first = 0; first < rows; first += BLOCK) {
    const count = min(BLOCK, rows - first);
    for (let c = start; c < end; c += 4) {
      const here = min(4, channels - c);
      const centre = v128.load(sums + (<usize>c << 2));
      let from = x + (<usize>c << 2) + <usize>first * stride;
      let sum = f32x4.splat(0);
      for (let r = count; r > 0; r--) {
        const away = f32x4.sub(loadChannels(from, here), centre);
        sum = madd(away, away, sum);
        from += stride;
      }
      const total = squares + (<usize>c << 2);
      v128.store(total, f32x4.add(v128.load(total), sum));
    }
  }
  for (let c = start; c < end; c += 4) {
    const at = <usize>c << 2;
    storeChannels(mean + at, v128.load(sums + at), min(4, channels - c));
    storeChannels(variance + at, f32x4.mul(v128.load(squares + at), share), min(4, channels - c));
  }
}

/**
 * y = a[c] · x + b[c] · z + d[c], optionally through relu; z may be x's own address with b zero. Arguments: rows, channels, x, z,
 * a, b, d, y, relu. Parts share the rows.
 */
export function combineChannels(args: usize, part: i32, parts: i32): void {
  const rows = load<i32>(args), channels = load<i32>(args, 4), x = load<usize>(args, 8), z = load<usize>(args, 12);
  const a = load<usize>(args, 16), b = load<usize>(args, 20), d = load<usize>(args, 24), y = load<usize>(args, 28);
  const rectify = load<i32>(args, 32) != 0;
  const end = firstOf(rows, part + 1, parts);
  for (let r = firstOf(rows, part, parts); r < end; r++) {
    const row = <usize>r * (<usize>channels << 2);
    for (let c = 0; c < channels; c += 4) {
      const count = min(4, channels - c);
      const at = <usize>c << 2;
      let sum = madd(loadChannels(x + row + at, count), loadChannels(a + at, count), loadChannels(d + at, count));
      if (b != 0) sum = madd(loadChannels(z + row + at, count), loadChannels(b + at, count), sum);
      storeChannels(y + row + at, rectify ? relu4(sum) : sum, count);
    }
  }
}

/**
 * Σ dy and Σ dy · (x - mean) for each channel. Arguments: rows, channels, dy, x, mean, both results. Parts share the
 * channels.
 */
export function batchGradientSums(args: usize, part: i32, parts: i32): void {
  const rows = load<i32>(args), channels = load<i32>(args, 4), dy = load<usize>(args, 8), x = load<usize>(args, 12);
  const mean = load<usize>(args, 16), plain = load<usize>(args, 20), weighed = load<usize>(args, 24);
  const stride = <usize>channels << 2;
  const start = startOf(channels, part, parts), end = min(channels, startOf(channels, part + 1, parts));
  const sums = takeSums(channels), weighedSums = takeSums(channels);
  for (let first = 0; first < rows; first += BLOCK) {
    const count = min(BLOCK, rows - first);
    for (let c = start; c < end; c += 4) {
      const here = min(4, channels - c);
      const offset = <usize>c << 2;
      const centre = loadChannels(mean + offset, here);
      let from = x + offset + <usize>first * stride, gradient = dy + offset + <usize>first * stride;
      let sum = f32x4.splat(0), weighedSum = sum;
      for (let r = count; r > 0; r--) {
        const g = loadChannels(gradient, here);
        sum = f32x4.add(sum, g);
        weighedSum = madd(g, f32x4.sub(loadChannels(from, here), centre), weighedSum);
        from += stride;
        gradient += stride;
      }
      v128.store(sums + offset, f32x4.add(v128.load(sums + offset), sum));
      v128.store(weighedSums + offset, f32x4.add(v128.load(weighedSums + offset), weighedSum));
    }
  }
  for (let c = start; c < end; c += 4) {
    const at = <usize>c << 2;
    storeChannels(plain + at, v128.load(sums + at), min(4, channels - c));
    storeChannels(weighed + at, v128.load(weighedSums + at), min(4, channels - c));
  }
}

/**
 * What a batch's moments make of a channel: 1 / √(σ² + ε), and the scale and shift of its normalisation; the moving averages move
 * towards the moments. Arguments: channels, mean, variance, gamma or 0, beta or 0, moving mean and variance, results in that order,
 * then float32: ε, and by how much the averages move.
 */
export function normalisation(args: usize, part: i32, parts: i32): void {
  const channels = load<i32>(args), mean = load<usize>(args, 4), variance = load<usize>(args, 8);
  const gamma = load<usize>(args, 12), beta = load<usize>(args, 16);
  const movingMean = load<usize>(args, 20), movingVariance = load<usize>(args, 24);
  const inverses = load<usize>(args, 28), scales = load<usize>(args, 32), shifts = load<usize>(args, 36);
  const epsilon = f32.load(args, 40), share = f32.load(args, 44);
  const end = firstOf(channels, part + 1, parts);
  for (let c = firstOf(channels, part, parts); c < end; c++) {
    const at = <usize>c << 2;
    const inverse: f32 = 1 / sqrt<f32>(f32.load(variance + at) + epsilon);
    const scale: f32 = gamma == 0 ? inverse : f32.load(gamma + at) * inverse;
    f32.store(inverses + at, inverse);
    f32.store(scales + at, scale);
    f32.store(shifts + at, (beta == 0 ? 0 : f32.load(beta + at)) - f32.load(mean + at) * scale);
    follow(movingMean + at, f32.load(mean + at), share);
    follow(movingVariance + at, f32.load(variance + at), share);
  }
}

function follow(average: usize, value: f32, share: f32): void {
  const old = f32.load(average);
  f32.store(average, old - (old - value) * share);
}

/**
 * dγ, and what the gradient of a normalised channel is made of: dx = a dy + b x + d, with x̂ written out. Arguments: rows,
 * channels, mean, 1 / √(σ² + ε), gamma or 0, Σ dy, Σ dy (x − mean), dγ, a, b, d.
 */
export function normalisationGradient(args: usize, part: i32, parts: i32): void {
  const rows = <f32>load<i32>(args), channels = load<i32>(args, 4), mean = load<usize>(args, 8);
  const inverses = load<usize>(args, 12), gamma = load<usize>(args, 16), sums = load<usize>(args, 20);
  const weighed = load<usize>(args, 24), gammaGradient = load<usize>(args, 28);
  const a = load<usize>(args, 32), b = load<usize>(args, 36), d = load<usize>(args, 40);
  const end = firstOf(channels, part + 1, parts);
  for (let c = firstOf(channels, part, parts); c < end; c++) {
    const at = <usize>c << 2;
    const inverse = f32.load(inverses + at);
    const slope = f32.load(weighed + at) * inverse;
    f32.store(gammaGradient + at, slope);
    const factor: f32 = gamma == 0 ? inverse : f32.load(gamma + at) * inverse;
    const own: f32 = factor * slope * inverse / -rows;
    f32.store(a + at, factor);
    f32.store(b + at, own);
    f32.store(d + at, factor * f32.load(sums + at) / -rows - own * f32.load(mean + at));
  }
}

/** A number that looks random for every pair of seed and index: two rounds of multiply and shift (Steele et al. 2014). */
// @ts-ignore: decorator
@inline
function scramble(seed: v128, index: v128): v128 {
  let z = i32x4.add(seed, i32x4.mul(index, i32x4.splat(0x9e3779b9)));
  z = i32x4.mul(v128.xor(z, i32x4.shr_u(z, 16)), i32x4.splat(0x85ebca6b));
  z = i32x4.mul(v128.xor(z, i32x4.shr_u(z, 13)), i32x4.splat(0xc2b2ae35));
  return v128.xor(z, i32x4.shr_u(z, 16));
}

/**
 * y = x · scale where the element's number is at least `threshold`, else 0; the same seed gives the same elements again,
 * for the gradient. Arguments: count, x, y, seed, threshold, and scale as float32. Parts share the elements.
 */
export function dropout(args: usize, part: i32, parts: i32): void {
  const count = load<i32>(args), x = load<usize>(args, 4), y = load<usize>(args, 8);
  const seed = v128.load32_splat(args, 12), threshold = v128.load32_splat(args, 16), scale = v128.load32_splat(args, 20);
  const end = firstOf(count, part + 1, parts);
  for (let i = firstOf(count, part, parts); i < end; i += 4) {
    const at = <usize>i << 2;
    const here = min(4, end - i);
    const index = i32x4.add(i32x4.splat(i), i32x4(0, 1, 2, 3));
    const kept = i32x4.ge_u(scramble(seed, index), threshold);
    storeChannels(y + at, v128.and(kept, f32x4.mul(loadChannels(x + at, here), scale)), here);
  }
}
