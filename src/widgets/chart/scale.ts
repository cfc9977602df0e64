/** From values to places in a drawing. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  /** Where a number stands beside the axis. */
  readonly ticks: readonly number[];
  readonly label: string;
  /** How a number of the axis is written; default: as it is. */
  readonly written?: (value: number) => string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Places of values in a chart. */
export interface Places {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  /** The `d` of a path through points given in values. */
  readonly line: (points: readonly Point[]) => string;
}

/** Maps `from … to` to `start … end` in a straight line; what lies outside stays outside. */
export function linear(
  axis: Pick<Axis, 'from' | 'to'>,
  start: number,
  end: number,
): (value: number) => number {
  return (value) => start + ((value - axis.from) / (axis.to - axis.from)) * (end - start);
}

export function lineThrough(points: readonly Point[]): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`)
    .join('');
}
