/** The pictures that a figure's points stand for, and which of them the reader points at. */
import { isRecord, listed } from './seriesLook.ts';

export interface PointedAt {
  /** Of the figure's pictures. */
  readonly picture: number;
  /** The middle of the point, in pixels from the corner of the figure; absent where Plotly does not say. */
  readonly x?: number;
  readonly y?: number;
}

/** Reads Plotly's event of a point that is pointed at; undefined where it stands for no picture. */
export function readPoint(event: unknown): PointedAt | undefined {
  const points = isRecord(event) ? listed(event.points) : undefined;
  const point = points?.[0];
  if (!isRecord(point) || !isIndex(point.customdata)) return undefined;
  const { bbox, customdata: picture } = point;
  if (!isRecord(bbox)) return { picture };
  const { x0, x1, y0, y1 } = bbox;
  const sides = [x0, x1, y0, y1];
  if (!sides.every((side) => typeof side === 'number')) return { picture };
  return { picture, x: (Number(x0) + Number(x1)) / 2, y: (Number(y0) + Number(y1)) / 2 };
}

/**
 * Where the mark of a picture is, in pixels from the corner of the figure: for whoever cannot point. Plotly says it of the pointer's
 * point only, but leaves with each mark what it was drawn from, as d3 does; empty where it no longer does, or where the mark is hidden.
 */
export function middleOfMark(
  figure: Element,
  picture: number,
): { readonly x: number; readonly y: number } | undefined {
  for (const mark of figure.querySelectorAll('.points > path')) {
    const drawnFrom: unknown = Reflect.get(mark, '__data__');
    if (!isRecord(drawnFrom) || drawnFrom.data !== picture) continue;
    const [box, around] = [mark.getBoundingClientRect(), figure.getBoundingClientRect()];
    return { x: box.x + box.width / 2 - around.x, y: box.y + box.height / 2 - around.y };
  }
  return undefined;
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
