import type { CurveQuestion } from '../../notebook/questions.ts';

/** Units of the drawing, which scales with the column. */
export const padWidth = 680;
export const padHeight = 240;

export interface CurvePad {
  readonly left: number;
  readonly right: number;
  readonly from: number;
  readonly to: number;
  readonly points: number;
  readonly ticks: readonly number[];
  /** Where the point with this index, counted from 0, stands. */
  x(index: number): number;
  /** Where a value stands; one beyond the pad stands at its edge. */
  y(value: number): number;
}

const top = 14;
const bottom = padHeight - 30;

/** The places of points and values on the pad. */
export function curvePad({ points, from, to }: Pick<CurveQuestion, 'points' | 'from' | 'to'>): CurvePad {
  const left = 52;
  const right = padWidth - 30;
  return {
    left,
    right,
    from,
    to,
    points,
    ticks: [0, 1, 2, 3, 4].map((part) => from + (part / 4) * (to - from)),
    x: (index) => left + (index / (points - 1)) * (right - left),
    y: (value) => bottom - ((Math.min(to, Math.max(from, value)) - from) / (to - from)) * (bottom - top),
  };
}

/** The point nearest to a place, counted from 0. */
export function placeOf({ left, right, points }: CurvePad, x: number): number {
  const index = Math.round(((x - left) / (right - left)) * (points - 1));
  return Math.min(points - 1, Math.max(0, index));
}

/** The value at a height, within the pad's range. */
export function valueAt({ from, to }: CurvePad, y: number): number {
  const value = from + ((bottom - y) / (bottom - top)) * (to - from);
  return Math.min(to, Math.max(from, value));
}

/** The curve as SVG's `points`; values beyond the pad's last point are left out. */
export function linePoints(pad: CurvePad, values: readonly number[]): string {
  return values
    .slice(0, pad.points)
    .map((value, index) => `${pad.x(index).toFixed(1)},${pad.y(value).toFixed(1)}`)
    .join(' ');
}
