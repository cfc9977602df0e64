/** Matrix products in all four forms of transposition, with bias and relu. */
import { padBias, panelsOf } from './filters';
import { take } from './scratch';
import { firstOf } from './parts';
import { multiplyPanels, packPanels, PANEL } from './tile';

/**
 * c[m, n] = Σ a[m, k] · b[k, n] + bias[n], for `batch` pairs. Threads share the longer side of c.
 *
 * Arguments: batch, m, n, k, a, b, c, bias or 0, relu, a is transposed, b is transposed, floats from one a to the
 * next (0: the same for all), likewise for b.
 */
export function multiply(args: usize, part: i32, parts: i32): void {
  const batch = load<i32>(args), m = load<i32>(args, 4), n = load<i32>(args, 8), depth = load<i32>(args, 12);
  const a = load<usize>(args, 16), b = load<usize>(args, 20), c = load<usize>(args, 24), bias = load<usize>(args, 28);
  const rectify = load<i32>(args, 32) != 0, turnedA = load<i32>(args, 36) != 0, turnedB = load<i32>(args, 40) != 0;
  const stepA = load<i32>(args, 44), stepB = load<i32>(args, 48);
  const byRows = m >= n;
  const firstRow = byRows ? firstOf(m, part, parts) : 0, endRow = byRows ? firstOf(m, part + 1, parts) : m;
  const firstPanel = byRows ? 0 : firstOf(panelsOf(n), part, parts);
  const endPanel = byRows ? panelsOf(n) : firstOf(panelsOf(n), part + 1, parts);
  const rows = endRow - firstRow;
  if (rows == 0 || firstPanel == endPanel) return;
  const packed = take(panelsOf(n) * PANEL * depth);
  const biases = padBias(bias, n);
  const turned: usize = turnedA ? take(rows * depth) : 0;
  const positions = take(rows);
  for (let r = 0; r < rows; r++) store<i32>(positions + (<usize>r << 2), (r * depth) << 2);
  const segment = take(1);
  store<i32>(segment, 0);
  for (let pair = 0; pair < batch; pair++) {
    const left = a + (<usize>(pair * stepA) << 2);
    if (pair == 0 || stepB != 0) {
      const right = b + (<usize>(pair * stepB + firstPanel * PANEL * (turnedB ? depth : 1)) << 2);
      packPanels(
        packed + (<usize>(firstPanel * PANEL * depth) << 2), right, 0, depth, depth, min(n, endPanel * PANEL) - firstPanel * PANEL,
        turnedB ? 4 : n << 2, turnedB ? depth << 2 : 4,
      );
    }
    let source = left + (<usize>(firstRow * depth) << 2);
    if (turnedA) {
      for (let k = 0; k < depth; k++) {
        const from = left + (<usize>(k * m + firstRow) << 2);
        for (let r = 0; r < rows; r++) f32.store(turned + (<usize>(r * depth + k) << 2), f32.load(from + (<usize>r << 2)));
      }
      source = turned;
    }
    multiplyPanels(
      source, positions, rows, segment, 1, depth, packed, biases, rectify, n, firstPanel, endPanel,
      c + (<usize>(pair * m + firstRow) * <usize>n << 2),
    );
  }
}
