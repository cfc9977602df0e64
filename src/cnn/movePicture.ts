import { type Grid, makeGrid, sizeOf } from './grid.ts';

export interface Move {
  /** Pixels to the right; negative to the left. */
  readonly right: number;
  /** Pixels down; negative up. */
  readonly down: number;
  /** Clockwise, about the centre. */
  readonly degrees: number;
}

/**
 * A picture that was turned about its centre and then shifted. What comes in from outside is 0. Between pixels the
 * four neighbours are mixed by how near they are (bilinear interpolation).
 */
export function movePicture(picture: Grid, { right, down, degrees }: Move): number[][] {
  const { rows, columns } = sizeOf(picture);
  const angle = (degrees * Math.PI) / 180;
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  const centre = { row: (rows - 1) / 2, column: (columns - 1) / 2 };
  return makeGrid(rows, columns, (row, column) => {
    const x = column - right - centre.column;
    const y = row - down - centre.row;
    // Where this pixel came from: turned back by the angle.
    return between(picture, centre.row + cosine * y - sine * x, centre.column + cosine * x + sine * y);
  });
}

function between(picture: Grid, row: number, column: number): number {
  // Rounding of the sine must not turn a whole place into a mixture.
  const [y, x] = [nearlyWhole(row), nearlyWhole(column)];
  const [top, left] = [Math.floor(y), Math.floor(x)];
  const [below, beside] = [y - top, x - left];
  const at = (r: number, c: number) => picture[r]?.[c] ?? 0;
  const upper = at(top, left) * (1 - beside) + at(top, left + 1) * beside;
  const lower = at(top + 1, left) * (1 - beside) + at(top + 1, left + 1) * beside;
  return upper * (1 - below) + lower * below;
}

function nearlyWhole(place: number): number {
  const whole = Math.round(place);
  return Math.abs(place - whole) < 1e-9 ? whole : place;
}
