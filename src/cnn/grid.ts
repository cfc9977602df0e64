/** A table of numbers, row by row: one channel of an image, one channel of a kernel, a feature map. */
export type Grid = readonly (readonly number[])[];

/** Rows and columns. @throws where the rows are not equally long, or there are none. */
export function sizeOf(grid: Grid): { readonly rows: number; readonly columns: number } {
  const columns = grid[0]?.length ?? 0;
  const uneven = grid.findIndex((row) => row.length !== columns);
  if (uneven !== -1) {
    throw new RangeError(`row ${uneven + 1} has ${grid[uneven]?.length} numbers, row 1 has ${columns}`);
  }
  if (columns === 0) throw new RangeError('a grid needs at least one number');
  return { rows: grid.length, columns };
}

/** A grid of this size, each number computed from its row and column, which count from 0. */
export function makeGrid(
  rows: number,
  columns: number,
  valueAt: (row: number, column: number) => number,
): number[][] {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => valueAt(row, column)),
  );
}
