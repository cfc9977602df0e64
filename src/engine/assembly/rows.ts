/** Rows of one tensor picked into another, as a shuffled batch is. */
import { firstOf } from './parts';

/** Arguments: number of rows to pick, bytes of a row, the rows, their numbers (int32, checked by the caller), where to. */
export function gather(args: usize, part: i32, parts: i32): void {
  const count = load<i32>(args), rowBytes = <usize>load<i32>(args, 4);
  const rows = load<usize>(args, 8), indices = load<usize>(args, 12), to = load<usize>(args, 16);
  const end = firstOf(count, part + 1, parts);
  for (let i = firstOf(count, part, parts); i < end; i++) {
    const row = <usize>load<i32>(indices + (<usize>i << 2));
    memory.copy(to + <usize>i * rowBytes, rows + row * rowBytes, rowBytes);
  }
}
