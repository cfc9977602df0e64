/**
 * The way of a picture to the 28×28 numbers that a network of Fashion-MNIST takes, one step at a time. The data set's
 * authors prepared their photos alike: cut out, longest side to 28, centred, inverted (Xiao, Rasul, Vollgraf, 2017,
 * https://arxiv.org/abs/1708.07747, section 2).
 */
import { type Grid, makeGrid, sizeOf } from '../../cnn/grid.ts';

export const networkSide = 28;

/** Further from the background than this is part of the thing. */
const contrast = 40;

export interface PreparedPicture {
  /** All from 0 (black) to 255 (white). */
  readonly cropped: Grid;
  /** Square, the thing in the middle, the background around it. */
  readonly centred: Grid;
  /** Bright on dark. */
  readonly inverted: Grid;
  /** 28×28. */
  readonly small: Grid;
  /** Whether the background was light, so that it had to be inverted. */
  readonly wasLight: boolean;
}

/** @param picture of any size, 0 (black) to 255 (white) */
export function preparePicture(picture: Grid): PreparedPicture {
  const background = rimMedian(picture);
  const cropped = crop(picture, background);
  const centred = centre(cropped, background);
  const wasLight = background > 127;
  const inverted = wasLight ? centred.map((row) => row.map((value) => 255 - value)) : centred;
  return { cropped, centred, inverted, small: shrink(inverted, networkSide), wasLight };
}

/** The middle one of the numbers along the rim: what the thing, most likely, lies on. */
function rimMedian(picture: Grid): number {
  const { rows, columns } = sizeOf(picture);
  const rim = picture.flatMap((row, at) =>
    at === 0 || at === rows - 1 ? [...row] : [row[0] ?? 0, row[columns - 1] ?? 0],
  );
  return rim.sort((a, b) => a - b)[Math.floor(rim.length / 2)] ?? 0;
}

/** The smallest box that holds all that differs from the background; the whole picture where nothing does. */
function crop(picture: Grid, background: number): Grid {
  let [top, bottom, left, right] = [Infinity, -1, Infinity, -1];
  picture.forEach((row, y) => {
    row.forEach((value, x) => {
      if (Math.abs(value - background) <= contrast) return;
      [top, bottom] = [Math.min(top, y), y];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
    });
  });
  if (bottom < 0) return picture;
  return picture.slice(top, bottom + 1).map((row) => row.slice(left, right + 1));
}

function centre(picture: Grid, background: number): Grid {
  const { rows, columns } = sizeOf(picture);
  const side = Math.max(rows, columns);
  const top = Math.floor((side - rows) / 2);
  const left = Math.floor((side - columns) / 2);
  return makeGrid(side, side, (row, column) => picture[row - top]?.[column - left] ?? background);
}

/** Each number of the result is the mean of the area that it covers, parts of pixels counted in part. */
export function shrink(picture: Grid, side: number): number[][] {
  const { rows, columns } = sizeOf(picture);
  const down = weights(rows, side);
  const across = weights(columns, side);
  return makeGrid(side, side, (row, column) => {
    let sum = 0;
    let area = 0;
    for (const [y, high] of down[row] ?? []) {
      for (const [x, wide] of across[column] ?? []) {
        sum += high * wide * (picture[y]?.[x] ?? 0);
        area += high * wide;
      }
    }
    return Math.round(sum / area);
  });
}

/** For each of `side` equal parts of `length` pixels: the pixels that it covers, and how much of each. */
function weights(length: number, side: number): (readonly [at: number, share: number])[][] {
  return Array.from({ length: side }, (_, part) => {
    const from = (part * length) / side;
    const to = ((part + 1) * length) / side;
    const covered: (readonly [number, number])[] = [];
    for (let at = Math.floor(from); at < to; at++) {
      const share = Math.min(to, at + 1) - Math.max(from, at);
      if (share > 1e-9) covered.push([at, share]);
    }
    return covered;
  });
}
