/** Element by element: relu and its gradient, biases, sums over rows. The parts of a job share the elements. */
import { relu4 } from './simd';
import { firstOf } from './parts';

/** Where a part of `count` elements begins, at a multiple of four. */
function startOf(count: i32, part: i32, parts: i32): i32 {
  return part == parts ? count : firstOf(count >> 2, part, parts) << 2;
}

/** dx = y > 0 ? dy : 0. Arguments: count, dy, y, dx. */
export function reluGradient(args: usize, part: i32, parts: i32): void {
  const count = load<i32>(args), dy = load<usize>(args, 4), y = load<usize>(args, 8), dx = load<usize>(args, 12);
  const end = startOf(count, part + 1, parts);
  let i = startOf(count, part, parts);
  for (; i + 4 <= end; i += 4) {
    const at = <usize>i << 2;
    v128.store(dx + at, v128.and(v128.load(dy + at), f32x4.gt(v128.load(y + at), f32x4.splat(0))));
  }
  for (; i < end; i++) {
    const at = <usize>i << 2;
    f32.store(dx + at, f32.load(y + at) > 0 ? f32.load(dy + at) : 0);
  }
}

/** y = max(x, 0). Arguments: count, x, y. */
export function relu(args: usize, part: i32, parts: i32): void {
  const count = load<i32>(args), x = load<usize>(args, 4), y = load<usize>(args, 8);
  const end = startOf(count, part + 1, parts);
  let i = startOf(count, part, parts);
  for (; i + 4 <= end; i += 4) v128.store(y + (<usize>i << 2), relu4(v128.load(x + (<usize>i << 2))));
  for (; i < end; i++) {
    const value = f32.load(x + (<usize>i << 2));
    f32.store(y + (<usize>i << 2), value < 0 ? 0 : value);
  }
}

/** y[c] = Σ x[row, c]. Arguments: rows, columns, x, y. Parts share the columns. */
export function sumRows(args: usize, part: i32, parts: i32): void {
  const rows = load<i32>(args), columns = load<i32>(args, 4), x = load<usize>(args, 8), y = load<usize>(args, 12);
  const end = startOf(columns, part + 1, parts);
  const stride = <usize>columns << 2;
  let c = startOf(columns, part, parts);
  for (; c + 4 <= end; c += 4) {
    let from = x + (<usize>c << 2);
    let a = f32x4.splat(0), b = a;
    let r = rows;
    for (; r >= 2; r -= 2) {
      a = f32x4.add(a, v128.load(from));
      b = f32x4.add(b, v128.load(from + stride));
      from += stride << 1;
    }
    if (r > 0) a = f32x4.add(a, v128.load(from));
    v128.store(y + (<usize>c << 2), f32x4.add(a, b));
  }
  for (; c < end; c++) {
    let from = x + (<usize>c << 2);
    let sum: f32 = 0;
    for (let r = 0; r < rows; r++) {
      sum += f32.load(from);
      from += stride;
    }
    f32.store(y + (<usize>c << 2), sum);
  }
}

/** y = x + bias[column], optionally through relu. Arguments: rows, columns, x, bias, y, relu. */
export function addBias(args: usize, part: i32, parts: i32): void {
  const rows = load<i32>(args), columns = load<i32>(args, 4), x = load<usize>(args, 8), bias = load<usize>(args, 12);
  const y = load<usize>(args, 16);
  const rectify = load<i32>(args, 20) != 0;
  const end = firstOf(rows, part + 1, parts);
  for (let r = firstOf(rows, part, parts); r < end; r++) {
    const row = <usize>(r * columns) << 2;
    let c = 0;
    for (; c + 4 <= columns; c += 4) {
      const at = <usize>c << 2;
      const sum = f32x4.add(v128.load(x + row + at), v128.load(bias + at));
      v128.store(y + row + at, rectify ? relu4(sum) : sum);
    }
    for (; c < columns; c++) {
      const at = <usize>c << 2;
      const sum = f32.load(x + row + at) + f32.load(bias + at);
      f32.store(y + row + at, rectify && sum < 0 ? 0 : sum);
    }
  }
}
