/**
 * The few vector operations all kernels are written in. Vectors are four float32 lanes.
 *
 * Built twice: with relaxed SIMD a multiply-add is one instruction, without it two.
 */

/** a · b + c, lane by lane. */
// @ts-ignore: decorator
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** max(x, 0) that lets NaN through, in one instruction on every processor. */
// @ts-ignore: decorator
@inline
export function relu4(x: v128): v128 {
  return f32x4.pmax(x, f32x4.splat(0));
}

/** Four numbers that are `stride` bytes apart. */
// @ts-ignore: decorator
@inline
export function loadFour(from: usize, stride: usize): v128 {
  if (stride == 4) return v128.load(from);
  const two = v128.load32_lane(from + stride, v128.load32_zero(from), 1);
  return v128.load32_lane(from + 3 * stride, v128.load32_lane(from + 2 * stride, two, 2), 3);
}

/** Stores the first `count` (0 to 8) of eight lanes. */
export function storeFirst(to: usize, low: v128, high: v128, count: i32): void {
  let rest = low;
  let left = count;
  if (left >= 4) {
    v128.store(to, low);
    to += 16;
    left -= 4;
    rest = high;
  }
  if (left >= 4) {
    v128.store(to, rest);
  } else if (left > 0) {
    f32.store(to, f32x4.extract_lane(rest, 0));
    if (left > 1) f32.store(to + 4, f32x4.extract_lane(rest, 1));
    if (left > 2) f32.store(to + 8, f32x4.extract_lane(rest, 2));
  }
}

/** Sets `count` float32 to zero. */
export function zeroFill(to: usize, count: i32): void {
  memory.fill(to, 0, (<usize>count) << 2);
}

/** to[i] += from[i] for `count` float32. */
export function addInto(to: usize, from: usize, count: i32): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
    to += 16;
    from += 16;
  }
  for (; i < count; i++) {
    f32.store(to, f32.load(to) + f32.load(from));
    to += 4;
    from += 4;
  }
}
