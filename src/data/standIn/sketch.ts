/**
 * A 28×28 sheet to draw grey shapes on, with soft edges: each row is cut into two scan lines, and along a
 * scan line the share of each pixel that is covered is exact. Only +, −, ×, ÷ and square roots are used, which
 * IEEE 754 fixes to the last bit, so that the same seed gives the same bytes in every browser.
 */

/** Pixels along each side. */
export const side = 28;

const linesPerRow = 2;
const mostPoints = 64;

/** Moves, stretches and slants all that is drawn, about the sheet's centre. */
export interface Placement {
  readonly shiftX: number;
  readonly shiftY: number;
  readonly scaleX: number;
  readonly scaleY: number;
  /** Pixels to the right for each pixel down. */
  readonly slant: number;
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export class Sketch {
  /** Brightness of each pixel, row by row: 0 black to 255 white. */
  readonly pixels = new Float64Array(side * side);
  #placement: Placement = { shiftX: 0, shiftY: 0, scaleX: 1, scaleY: 1, slant: 0 };
  // Room that is used again for each polygon: 70,000 garments have half a million of them.
  readonly #row = new Float64Array(side + 1);
  readonly #xs = new Float64Array(mostPoints);
  readonly #ys = new Float64Array(mostPoints);
  readonly #crossings = new Float64Array(mostPoints);

  /** A black sheet. */
  start(placement: Placement): void {
    this.pixels.fill(0);
    this.#placement = placement;
  }

  /** Fills a polygon `[x0, y0, x1, y1, …]`. @param tone brightness from 0 to 255 that covers what is below. */
  polygon(points: readonly number[], tone: number): void {
    const count = points.length / 2;
    if (count > mostPoints) throw new Error(`polygon: ${count} points, at most ${mostPoints} fit`);
    const { left, right, top, bottom } = this.#place(points, count);
    const lastRow = Math.min(side - 1, Math.floor(bottom));
    const firstColumn = Math.max(0, Math.floor(left));
    const lastColumn = Math.min(side - 1, Math.floor(right));
    const row = this.#row;
    for (let y = Math.max(0, Math.floor(top)); y <= lastRow; y += 1) {
      row.fill(0, firstColumn, lastColumn + 1);
      for (let line = 0; line < linesPerRow; line += 1) {
        this.#coverLine(count, y + (line + 0.5) / linesPerRow);
      }
      for (let column = firstColumn; column <= lastColumn; column += 1) {
        const index = y * side + column;
        const below = this.pixels[index] as number;
        this.pixels[index] = below + (tone - below) * ((row[column] as number) / linesPerRow);
      }
    }
  }

  /** A line of constant width through the points. */
  stroke(points: readonly number[], width: number, tone: number): void {
    for (let index = 0; index + 3 < points.length; index += 2) {
      const [x0, y0, x1, y1] = points.slice(index, index + 4) as [number, number, number, number];
      const length = Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2) || 1;
      const acrossX = ((y1 - y0) / length) * (width / 2);
      const acrossY = ((x0 - x1) / length) * (width / 2);
      this.polygon(
        [
          x0 + acrossX,
          y0 + acrossY,
          x1 + acrossX,
          y1 + acrossY,
          x1 - acrossX,
          y1 - acrossY,
          x0 - acrossX,
          y0 - acrossY,
        ],
        tone,
      );
    }
  }

  /** Fills the left half's outline, from top to bottom, together with its mirror image about `x = 14`. */
  symmetric(left: readonly number[], tone: number): void {
    const points = [...left];
    for (let index = left.length - 2; index >= 0; index -= 2) {
      points.push(side - (left[index] as number), left[index + 1] as number);
    }
    this.polygon(points, tone);
  }

  /** Where the points come to lie, into `#xs` and `#ys`, and the box around them. */
  #place(points: readonly number[], count: number): Box {
    const { shiftX, shiftY, scaleX, scaleY, slant } = this.#placement;
    const centre = side / 2;
    const box: Box = { left: side, right: 0, top: side, bottom: 0 };
    for (let index = 0; index < count; index += 1) {
      const fromCentreX = (points[2 * index] as number) - centre;
      const fromCentreY = (points[2 * index + 1] as number) - centre;
      const x = centre + fromCentreX * scaleX + fromCentreY * slant + shiftX;
      const y = centre + fromCentreY * scaleY + shiftY;
      this.#xs[index] = x;
      this.#ys[index] = y;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
    return box;
  }

  /** Adds what the polygon covers of the scan line at height `y` to the current row. */
  #coverLine(count: number, y: number): void {
    const crossings = this.#crossings;
    let crossed = 0;
    let previousX = this.#xs[count - 1] as number;
    let previousY = this.#ys[count - 1] as number;
    for (let index = 0; index < count; index += 1) {
      const x = this.#xs[index] as number;
      const height = this.#ys[index] as number;
      if (height > y !== previousY > y) {
        const crossing = x + ((y - height) / (previousY - height)) * (previousX - x);
        // Sorted as they come: there are two or four of them.
        let position = crossed;
        while (position > 0 && (crossings[position - 1] as number) > crossing) {
          crossings[position] = crossings[position - 1] as number;
          position -= 1;
        }
        crossings[position] = crossing;
        crossed += 1;
      }
      previousX = x;
      previousY = height;
    }
    for (let index = 0; index + 1 < crossed; index += 2) {
      this.#coverSpan(crossings[index] as number, crossings[index + 1] as number);
    }
  }

  #coverSpan(from: number, to: number): void {
    const start = Math.max(0, from);
    const end = Math.min(side, to);
    for (let column = Math.floor(start); column < end; column += 1) {
      const covered = Math.min(end, column + 1) - Math.max(start, column);
      this.#row[column] = (this.#row[column] as number) + covered;
    }
  }
}
