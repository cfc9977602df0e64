import type { Point, Stroke } from './strokes.ts';

const half: readonly Point[] = [
  [0.5, 0.2],
  [0.6, 0.14],
  [0.8, 0.24],
  [0.92, 0.5],
  [0.78, 0.57],
  [0.72, 0.44],
  [0.73, 0.88],
  [0.5, 0.89],
];
const mirrored = half.map(([x, y]): Point => [1 - x, y]);

/** What lies on the sheet before the reader draws: the outline of a T-shirt. */
export const exampleStrokes: readonly Stroke[] = [{ points: [...half, ...mirrored.reverse()], width: 0.04 }];
