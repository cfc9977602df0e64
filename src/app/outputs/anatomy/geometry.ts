/** Pixels: where each block of an arranged network stands, across the page where there is room and down it where there is not. */
import type { AnatomyLayer } from '../../../notebook/anatomy.ts';
import type { Arrangement } from './arrange.ts';
import { pictureSide } from './BlockPicture.tsx';
import { isSlim } from './layerWords.ts';

export type Direction = 'across' | 'down';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Band extends Box {
  readonly part: 'features' | 'head';
}

export interface Geometry {
  readonly width: number;
  readonly height: number;
  /** One a layer. */
  readonly boxes: readonly Box[];
  /** The middle of each block's picture, where the arrows meet. */
  readonly middles: readonly Point[];
  readonly bands: readonly Band[];
}

/** From this width on a chain of the lesson's size fits across. */
export const widthForAcross = 600;

const bandLabel = 30;
const laneHeight = 136;
const detour = 14;

export function geometryOf(
  layers: readonly AnatomyLayer[],
  { standing, edges, depths, lanes }: Arrangement,
  direction: Direction,
  room: number,
): Geometry {
  const across = direction === 'across';
  const slim = Array.from({ length: depths }, (_, depth) =>
    layers.every((layer, index) => standing[index]?.depth !== depth || isSlim(layer)),
  );
  const ranges = partRanges(layers, standing, depths);
  const above = edges.some(({ jumps }) => jumps) ? detour : 0;

  const units = slim.reduce((sum, isThin) => sum + (isThin ? 0.72 : 1), 0);
  const step = across ? Math.min(112, Math.max(74, room / units)) : 72;
  const starts: number[] = [];
  let end = 0;
  for (let depth = 0; depth < depths; depth++) {
    if (!across && ranges.some(({ first }) => first === depth)) end += bandLabel;
    starts.push(end);
    end += slim[depth] ? (across ? step * 0.72 : 52) : step;
  }
  const span = (depth: number) => (starts[depth + 1] ?? end) - (starts[depth] ?? 0);
  const bandAhead = (depth: number) =>
    !across && ranges.some(({ first }) => first === depth + 1) ? bandLabel : 0;

  const laneWidth = across ? 0 : room / lanes;
  const boxes = standing.map(({ depth, lane }): Box => {
    const start = starts[depth] ?? 0;
    const length = span(depth) - bandAhead(depth);
    return across
      ? { left: start, top: bandLabel + above + lane * laneHeight, width: length, height: laneHeight - 8 }
      : { left: lane * laneWidth, top: start, width: laneWidth, height: length };
  });
  const middles = boxes.map(
    ({ left, top, width, height }): Point =>
      across
        ? { x: left + width / 2, y: top + pictureSide / 2 + 4 }
        : { x: left + pictureSide / 2 + 14, y: top + height / 2 },
  );
  const height = across ? bandLabel + above + lanes * laneHeight : end;
  const width = across ? end : room;
  const bands = ranges.map(({ part, first, last }): Band => {
    const start = starts[first] ?? 0;
    const stop = (starts[last] ?? 0) + span(last) - bandAhead(last);
    return across
      ? { part, left: start + 2, top: 0, width: stop - start - 4, height }
      : { part, left: 0, top: start - bandLabel + 2, width, height: stop - start + bandLabel - 4 };
  });
  return { width, height, boxes, middles, bands };
}

/** From which depth to which each part reaches; where the two overlap, the head waits for the extractor to end. */
function partRanges(
  layers: readonly AnatomyLayer[],
  standing: Arrangement['standing'],
  depths: number,
): { part: 'features' | 'head'; first: number; last: number }[] {
  const depthsOf = (part: AnatomyLayer['part']) =>
    layers.flatMap((layer, index) => (layer.part === part ? [standing[index]?.depth ?? 0] : []));
  const features = depthsOf('features');
  const lastFeature = Math.max(-1, ...features);
  const head = depthsOf('head').filter((depth) => depth > lastFeature);
  return [
    ...(features.length === 0
      ? []
      : [{ part: 'features' as const, first: Math.min(...features), last: lastFeature }]),
    ...(head.length === 0 ? [] : [{ part: 'head' as const, first: Math.min(...head), last: depths - 1 }]),
  ];
}

/** From block to block; a shortcut goes round what stands between. */
export function edgePath(from: Point, to: Point, direction: Direction, jumps: boolean): string {
  if (!jumps && (from.x === to.x || from.y === to.y)) return `M${from.x},${from.y} L${to.x},${to.y}`;
  if (jumps) {
    const out = pictureSide / 2 + detour;
    return direction === 'across'
      ? `M${from.x},${from.y} C${from.x + 10},${from.y - 1.4 * out} ${to.x - 10},${to.y - 1.4 * out} ${to.x},${to.y}`
      : `M${from.x},${from.y} C${from.x - 1.6 * out},${from.y + 10} ${to.x - 1.6 * out},${to.y - 10} ${to.x},${to.y}`;
  }
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  return direction === 'across'
    ? `M${from.x},${from.y} C${middle.x},${from.y} ${middle.x},${to.y} ${to.x},${to.y}`
    : `M${from.x},${from.y} C${from.x},${middle.y} ${to.x},${middle.y} ${to.x},${to.y}`;
}
