/** A drawing as lines of a round pen, and the picture that they make: plain numbers, so that it can be tested. */
import { type Grid, makeGrid, sizeOf } from '../../cnn/grid.ts';

/** Across and down, each from 0 to 1 of the sheet. */
export type Point = readonly [x: number, y: number];

export interface Stroke {
  readonly points: readonly Point[];
  /** Diameter of the pen, from 0 to 1 of the sheet. */
  readonly width: number;
}

const paper = 255;
/** Darker than this is ink. */
const inkBelow = 128;

/** A sheet of `side`×`side` pixels, 255 paper to 0 ink; the rim of a line is grey where it covers part of a pixel. */
export function drawStrokes(strokes: readonly Stroke[], side: number): number[][] {
  const sheet = makeGrid(side, side, () => paper);
  for (const { points, width } of strokes) {
    const radius = (width * side) / 2;
    points.forEach((point, place) => {
      drawLine(sheet, scaled(points[place - 1] ?? point, side), scaled(point, side), radius);
    });
  }
  return sheet;
}

function scaled([x, y]: Point, side: number): Point {
  return [x * side, y * side];
}

function drawLine(sheet: number[][], from: Point, to: Point, radius: number): void {
  const [x1, y1] = from;
  const [x2, y2] = to;
  const reach = radius + 1;
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const last = sheet.length - 1;
  const top = Math.max(0, Math.floor(Math.min(y1, y2) - reach));
  const left = Math.max(0, Math.floor(Math.min(x1, x2) - reach));
  for (let row = top; row <= Math.min(last, Math.max(y1, y2) + reach); row++) {
    const pixels = sheet[row] ?? [];
    for (let column = left; column <= Math.min(last, Math.max(x1, x2) + reach); column++) {
      const [x, y] = [column + 0.5, row + 0.5];
      const along = length === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length;
      const at = Math.min(1, Math.max(0, along));
      const distance = Math.hypot(x - x1 - at * (x2 - x1), y - y1 - at * (y2 - y1));
      const covered = Math.min(1, Math.max(0, radius - distance + 0.5));
      pixels[column] = Math.min(pixels[column] ?? paper, Math.round(paper * (1 - covered)));
    }
  }
}

/** Inks everything that paper cannot reach from the rim: a closed outline becomes a filled shape. */
export function fillOutlines(sheet: Grid): Grid {
  const { rows, columns } = sizeOf(sheet);
  const outside = makeGrid(rows, columns, () => 0);
  const isRim = (row: number, column: number) =>
    row === 0 || column === 0 || row === rows - 1 || column === columns - 1;
  const open: (readonly [number, number])[] = [];
  const visit = (row: number, column: number): void => {
    const marks = outside[row];
    if (marks?.[column] !== 0 || (sheet[row]?.[column] ?? 0) < inkBelow) return;
    marks[column] = 1;
    open.push([row, column]);
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) if (isRim(row, column)) visit(row, column);
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [row, column] = next;
    visit(row - 1, column);
    visit(row + 1, column);
    visit(row, column - 1);
    visit(row, column + 1);
  }
  return sheet.map((pixels, row) =>
    pixels.map((value, column) => (outside[row]?.[column] === 1 ? value : 0)),
  );
}
