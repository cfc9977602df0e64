import type { CurveQuestion } from '../../notebook/questions.ts';

/** Where things stand on a pad, in units of the drawing, which scales with the column. */
export interface CurvePad {
  readonly width: number;
  readonly height: number;
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
const mostTicks = 7;

/**
 * The pad of a question.
 *
 * @param outcome what came out: the pad reaches up to it, also beyond what the question asked for.
 * @param narrow true for a phone, where the same text needs a larger part of the pad.
 */
export function curvePad(
  { points, from, to }: Pick<CurveQuestion, 'points' | 'from' | 'to'>,
  outcome: readonly number[] = [],
  narrow = false,
): CurvePad {
  const [width, height] = narrow ? [340, 220] : [680, 240];
  const left = 46;
  const right = width - 24;
  const bottom = height - 30;
  const highest = Math.max(to, ...outcome);
  let step = (to - from) / 4;
  while ((highest - from) / step > mostTicks) step *= 2;
  const steps = Math.ceil((highest - from) / step);
  const end = from + steps * step;
  return {
    width,
    height,
    left,
    right,
    from,
    to: end,
    points,
    ticks: Array.from({ length: steps + 1 }, (_, count) => from + count * step),
    x: (index) => left + (index / (points - 1)) * (right - left),
    y: (value) => bottom - ((Math.min(end, Math.max(from, value)) - from) / (end - from)) * (bottom - top),
  };
}

/** The point nearest to a place, counted from 0. */
export function placeOf({ left, right, points }: CurvePad, x: number): number {
  const index = Math.round(((x - left) / (right - left)) * (points - 1));
  return Math.min(points - 1, Math.max(0, index));
}

/** The value at a height, within the pad's range. */
export function valueAt({ from, to, y }: CurvePad, height: number): number {
  const [bottom, end] = [y(from), y(to)];
  const value = from + ((bottom - height) / (bottom - end)) * (to - from);
  return Math.min(to, Math.max(from, value));
}

/** The curve as SVG's `points`; values beyond the pad's last point are left out. */
export function linePoints(pad: CurvePad, values: readonly number[]): string {
  return values
    .slice(0, pad.points)
    .map((value, index) => `${pad.x(index).toFixed(1)},${pad.y(value).toFixed(1)}`)
    .join(' ');
}
