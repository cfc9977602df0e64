/** What a shift or a turn of a garment changes, before and after pooling. */
import { changedAmount, changedShare } from '../../cnn/change.ts';
import { convolve } from '../../cnn/convolution.ts';
import { type Grid, makeGrid } from '../../cnn/grid.ts';
import { type Move, movePicture } from '../../cnn/movePicture.ts';
import { type PoolingKind, pool } from '../../cnn/pooling.ts';

/** Cells count as changed when they differ by more than a tenth of the full range of 255. */
export const tolerance = 25;

export interface Comparison {
  readonly still: Grid;
  readonly moved: Grid;
  readonly difference: Grid;
  /** Share of cells that differ by more than `tolerance`, 0 to 1. */
  readonly cells: number;
  /** Sum of the differences over the sum of the values, 0 to 1. */
  readonly amount: number;
}

export interface MoveSettings extends Move {
  /** The picture itself, or where it gets brighter from left to right. */
  readonly view: 'pixels' | 'edges';
  readonly kind: PoolingKind;
  /** Side of the pooling window. */
  readonly size: number;
}

export function compareMoved(
  picture: Grid,
  settings: MoveSettings,
): { before: Comparison; after: Comparison } {
  const look = settings.view === 'pixels' ? (grid: Grid) => grid : edgeMap;
  const still = look(picture);
  const moved = look(movePicture(picture, settings));
  const shrink = (grid: Grid) => pool(grid, settings.kind, { size: settings.size });
  return { before: compare(still, moved), after: compare(shrink(still), shrink(moved)) };
}

/** A feature map as a first layer makes it: a kernel for vertical edges, then relu. */
function edgeMap(picture: Grid): number[][] {
  const third = 1 / 3; // So that the map stays within 0 to 255.
  const row = [-third, 0, third];
  return convolve([picture], [[row, row, row]], { padding: 1 }).map((line) =>
    line.map((sum) => Math.max(0, sum)),
  );
}

function compare(still: Grid, moved: Grid): Comparison {
  return {
    still,
    moved,
    difference: makeGrid(still.length, still[0]?.length ?? 0, (row, column) =>
      Math.abs((still[row]?.[column] ?? 0) - (moved[row]?.[column] ?? 0)),
    ),
    cells: changedShare(still, moved, tolerance),
    amount: changedAmount(still, moved),
  };
}
