import type { Grid } from '../../cnn/grid.ts';

/** A pixel's place. Rows and columns count from 0, as in code. */
export interface Pixel {
  readonly row: number;
  readonly column: number;
}

/** The 3×3 numbers around a pixel, row by row; undefined where the picture has ended. */
export function neighbourhood(values: Grid, { row, column }: Pixel): (number | undefined)[][] {
  const around = [-1, 0, 1];
  return around.map((down) => around.map((right) => values[row + down]?.[column + right]));
}

/** The nearest pixel that is within the picture. */
export function within(values: Grid, { row, column }: Pixel): Pixel {
  const last = { row: values.length - 1, column: (values[0]?.length ?? 1) - 1 };
  return {
    row: Math.min(last.row, Math.max(0, row)),
    column: Math.min(last.column, Math.max(0, column)),
  };
}
