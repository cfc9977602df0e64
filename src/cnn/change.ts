/** How far two maps of the same size differ. */
import { type Grid, sizeOf } from './grid.ts';

/** The share of cells, 0 to 1, that differ by more than `tolerance`. @throws where the sizes differ. */
export function changedShare(one: Grid, other: Grid, tolerance: number): number {
  const pairs = paired(one, other);
  return pairs.filter(([a, b]) => Math.abs(a - b) > tolerance).length / pairs.length;
}

/**
 * The sum of all differences over the sum of all values: 0 where nothing has changed, 1 where no part of what was
 * there is in its place. For values from 0 up; 0 for two empty maps.
 */
export function changedAmount(one: Grid, other: Grid): number {
  let difference = 0;
  let total = 0;
  for (const [a, b] of paired(one, other)) {
    difference += Math.abs(a - b);
    total += a + b;
  }
  return total === 0 ? 0 : difference / total;
}

function paired(one: Grid, other: Grid): [number, number][] {
  const [size, otherSize] = [sizeOf(one), sizeOf(other)];
  if (size.rows !== otherSize.rows || size.columns !== otherSize.columns) {
    throw new RangeError(
      `cannot compare ${size.rows}×${size.columns} with ${otherSize.rows}×${otherSize.columns}`,
    );
  }
  return one.flatMap((row, down) =>
    row.map((value, right): [number, number] => [value, other[down]?.[right] ?? 0]),
  );
}
