/**
 * A 28×28 sheet to draw grey shapes on, with soft edges: each row is cut into three scan lines, and along a
 * scan line the share of each pixel that is covered is exact. Only +, −, ×, ÷ and square roots are used, which
 * IEEE 754 fixes to the last bit, so that the same seed gives the same bytes in every browser.
 */

/** Pixels along each side. */
export const side = 28;

const linesPerRow = 3;

/** Moves, stretches and slants all that is drawn, about the sheet's centre. */
export interface Placement {
  readonly shiftX: number;
  readonly shiftY: number;
  readonly scaleX: number;
  readonly scaleY: number;
  /** Pixels to the right for each pixel down. */
  readonly slant: number;
}

export class Sketch {
  /** Brightness of each pixel, row by row: 0 black to 255 white. */
  readonly pixels = new Float32Array(side * side);
  readonly #row = new Float32Array(side);
  #placement: Placement = { shiftX: 0, shiftY: 0, scaleX: 1, scaleY: 1, slant: 0 };

  /** A black sheet. */
  start(placement: Placement): void {
    this.pixels.fill(0);
    this.#placement = placement;
  }

  /** Fills a polygon `[x0, y0, x1, y1, …]`. @param tone brightness from 0 to 255 that covers what is below. */
  polygon(points: readonly number[], tone: number): void {
    const placed = this.#place(points);
    let top = side;
    let bottom = 0;
    for (let index = 1; index < placed.length; index += 2) {
      top = Math.min(top, placed[index] as number);
      bottom = Math.max(bottom, placed[index] as number);
    }
    const lastRow = Math.min(side - 1, Math.floor(bottom));
    for (let row = Math.max(0, Math.floor(top)); row <= lastRow; row += 1) {
      this.#row.fill(0);
      for (let line = 0; line < linesPerRow; line += 1) {
        this.#coverLine(placed, row + (line + 0.5) / linesPerRow);
      }
      for (let column = 0; column < side; column += 1) {
        const share = (this.#row[column] as number) / linesPerRow;
        if (share === 0) continue;
        const index = row * side + column;
        const below = this.pixels[index] as number;
        this.pixels[index] = below + (tone - below) * share;
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

  #place(points: readonly number[]): number[] {
    const { shiftX, shiftY, scaleX, scaleY, slant } = this.#placement;
    const centre = side / 2;
    const placed: number[] = [];
    for (let index = 0; index < points.length; index += 2) {
      const x = (points[index] as number) - centre;
      const y = (points[index + 1] as number) - centre;
      placed.push(centre + x * scaleX + y * slant + shiftX, centre + y * scaleY + shiftY);
    }
    return placed;
  }

  /** Adds what the polygon covers of the scan line at height `y` to the current row. */
  #coverLine(points: readonly number[], y: number): void {
    const crossings: number[] = [];
    let previousX = points[points.length - 2] as number;
    let previousY = points[points.length - 1] as number;
    for (let index = 0; index < points.length; index += 2) {
      const x = points[index] as number;
      const height = points[index + 1] as number;
      if (height > y !== previousY > y) {
        crossings.push(x + ((y - height) / (previousY - height)) * (previousX - x));
      }
      previousX = x;
      previousY = height;
    }
    crossings.sort((one, other) => one - other);
    for (let index = 0; index + 1 < crossings.length; index += 2) {
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
