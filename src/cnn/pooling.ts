/**
 * Pooling in plain numbers: each window of a map becomes one number. It has no weights. With 'same' padding the
 * windows at the edge are cut to what lies inside the map, as in TensorFlow: no zeros are invented.
 */
import { type Grid, makeGrid, sizeOf } from './grid.ts';
import { outputSize, type Padding } from './outputSize.ts';
import { addedZeros } from './padding.ts';

export type PoolingKind = 'max' | 'average';

export interface PoolingOptions {
  /** Side of the window. */
  readonly size: number;
  /** Default: the size, so that windows touch and do not overlap. */
  readonly stride?: number;
  /** 'valid' (default) drops what no whole window covers. */
  readonly padding?: Extract<Padding, string>;
}

/** A cell of the map under a window. */
export interface WindowCell {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** The pooled map. @throws where the window is larger than the map. */
export function pool(map: Grid, kind: PoolingKind, options: PoolingOptions): number[][] {
  const { rows, columns } = sizeOf(map);
  const { size, stride = size, padding = 'valid' } = options;
  const window = { kernel: size, stride, padding };
  return makeGrid(outputSize(rows, window, 'pool'), outputSize(columns, window, 'pool'), (row, column) =>
    summarise(
      windowAt(map, row, column, options).map(({ value }) => value),
      kind,
    ),
  );
}

/** The cells that one number of the pooled map comes from, row by row. */
export function windowAt(map: Grid, row: number, column: number, options: PoolingOptions): WindowCell[] {
  const { rows, columns } = sizeOf(map);
  const { size, stride = size, padding = 'valid' } = options;
  const top = row * stride - addedZeros(rows, size, stride, padding).before;
  const left = column * stride - addedZeros(columns, size, stride, padding).before;
  const cells: WindowCell[] = [];
  for (let down = Math.max(0, top); down < Math.min(rows, top + size); down++) {
    for (let right = Math.max(0, left); right < Math.min(columns, left + size); right++) {
      cells.push({ row: down, column: right, value: map[down]?.[right] ?? 0 });
    }
  }
  return cells;
}

function summarise(values: readonly number[], kind: PoolingKind): number {
  return kind === 'max' ? Math.max(...values) : values.reduce((sum, value) => sum + value, 0) / values.length;
}
