/**
 * Steps of optimizers, for all variables of a model in one job. A table has eight words for each variable: count, value,
 * gradient, two moments, then where the new value and the new moments go, which may be where the old ones are.
 */
import { firstOf } from './parts';

const ENTRY: usize = 32;

/** Where a part of `count` elements begins, at a multiple of four. */
function startOf(count: i32, part: i32, parts: i32): i32 {
  return part == parts ? count : firstOf(count >> 2, part, parts) << 2;
}

/**
 * Adam (Kingma & Ba 2015, algorithm 1). Arguments: table, variables, then float32: beta1, beta2, learning rate, epsilon,
 * 1 - beta1^t, 1 - beta2^t.
 */
export function adam(args: usize, part: i32, parts: i32): void {
  const variables = load<i32>(args, 4);
  for (let i = 0; i < variables; i++) adamOne(load<usize>(args) + <usize>i * ENTRY, args + 8, part, parts);
}

function adamOne(entry: usize, floats: usize, part: i32, parts: i32): void {
  const count = load<i32>(entry), value = load<usize>(entry, 4), gradient = load<usize>(entry, 8);
  const first = load<usize>(entry, 12), second = load<usize>(entry, 16);
  const newValue = load<usize>(entry, 20), newFirst = load<usize>(entry, 24), newSecond = load<usize>(entry, 28);
  const beta1 = f32.load(floats), beta2 = f32.load(floats, 4), rate = f32.load(floats, 8), epsilon = f32.load(floats, 12);
  const correction1 = f32.load(floats, 16), correction2 = f32.load(floats, 20);
  const end = startOf(count, part + 1, parts);
  let i = startOf(count, part, parts);
  const keep1 = f32x4.splat(beta1), take1 = f32x4.splat(1 - beta1), keep2 = f32x4.splat(beta2), take2 = f32x4.splat(1 - beta2);
  const over1 = f32x4.splat(correction1), over2 = f32x4.splat(correction2);
  const small = f32x4.splat(epsilon), step = f32x4.splat(rate);
  for (; i + 4 <= end; i += 4) {
    const at = <usize>i << 2;
    const g = v128.load(gradient + at);
    const m = f32x4.add(f32x4.mul(v128.load(first + at), keep1), f32x4.mul(g, take1));
    const v = f32x4.add(f32x4.mul(v128.load(second + at), keep2), f32x4.mul(f32x4.mul(g, g), take2));
    v128.store(newFirst + at, m);
    v128.store(newSecond + at, v);
    const scale = f32x4.add(f32x4.sqrt(f32x4.div(v, over2)), small);
    v128.store(newValue + at, f32x4.sub(v128.load(value + at), f32x4.mul(step, f32x4.div(f32x4.div(m, over1), scale))));
  }
  for (; i < end; i++) {
    const at = <usize>i << 2;
    const g = f32.load(gradient + at);
    const m = f32.load(first + at) * beta1 + g * (1 - beta1);
    const v = f32.load(second + at) * beta2 + g * g * (1 - beta2);
    f32.store(newFirst + at, m);
    f32.store(newSecond + at, v);
    const scale: f32 = sqrt<f32>(v / correction2) + epsilon;
    f32.store(newValue + at, f32.load(value + at) - rate * ((m / correction1) / scale));
  }
}

/**
 * Stochastic gradient descent, with momentum where a variable has a first moment (its accumulation; 0: none). Arguments: table,
 * variables, Nesterov's form, then float32: learning rate, momentum.
 */
export function descend(args: usize, part: i32, parts: i32): void {
  const variables = load<i32>(args, 4), nesterov = load<i32>(args, 8) != 0;
  const rate = f32.load(args, 12), momentum = f32.load(args, 16);
  for (let n = 0; n < variables; n++) {
    const entry = load<usize>(args) + <usize>n * ENTRY;
    const count = load<i32>(entry), value = load<usize>(entry, 4), gradient = load<usize>(entry, 8);
    const first = load<usize>(entry, 12), newValue = load<usize>(entry, 20), newFirst = load<usize>(entry, 24);
    const end = startOf(count, part + 1, parts);
    let i = startOf(count, part, parts);
    for (; i + 4 <= end; i += 4) {
      const at = <usize>i << 2;
      const g = v128.load(gradient + at);
      let move = g;
      if (first != 0) {
        const m = f32x4.add(f32x4.mul(f32x4.splat(momentum), v128.load(first + at)), g);
        v128.store(newFirst + at, m);
        move = nesterov ? f32x4.add(g, f32x4.mul(m, f32x4.splat(momentum))) : m;
      }
      v128.store(newValue + at, f32x4.sub(v128.load(value + at), f32x4.mul(f32x4.splat(rate), move)));
    }
    for (; i < end; i++) {
      const at = <usize>i << 2;
      const g = f32.load(gradient + at);
      let move = g;
      if (first != 0) {
        const m = momentum * f32.load(first + at) + g;
        f32.store(newFirst + at, m);
        move = nesterov ? g + m * momentum : m;
      }
      f32.store(newValue + at, f32.load(value + at) - rate * move);
    }
  }
}
