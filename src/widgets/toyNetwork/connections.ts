/** Every weight of a small dense network as a line between two neurons, for a drawing 360 wide and 200 high. */

export const drawing = { width: 360, height: 200 } as const;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One weight. Layers and neurons count from 0, the input being layer 0. */
export interface Connection {
  /** The layer that it leads to. */
  readonly layer: number;
  readonly from: number;
  readonly to: number;
  readonly start: Point;
  readonly end: Point;
}

export interface NetworkDrawing {
  readonly radius: number;
  /** `[layer][neuron]` */
  readonly neurons: readonly (readonly Point[])[];
  readonly connections: readonly Connection[];
}

/** @param sizes neurons in each layer, the input first. */
export function drawNetwork(sizes: readonly number[]): NetworkDrawing {
  const spacing = Math.min(48, drawing.height / Math.max(...sizes));
  const radius = Math.min(14, spacing * 0.36);
  const neurons = sizes.map((size, layer) =>
    Array.from(
      { length: size },
      (_, neuron): Point => ({
        x: 24 + (layer * (drawing.width - 48)) / (sizes.length - 1),
        y: drawing.height / 2 + (neuron - (size - 1) / 2) * spacing,
      }),
    ),
  );
  const connections = neurons.slice(1).flatMap((to, index) =>
    to.flatMap((end, toIndex) =>
      (neurons[index] ?? []).map(
        (start, from): Connection => ({
          layer: index + 1,
          from,
          to: toIndex,
          start: towards(start, end, radius),
          end: towards(end, start, radius + 2),
        }),
      ),
    ),
  );
  return { radius, neurons, connections };
}

/** What a layer is called: input, hidden 1, …, output. */
export function layerName(layer: number, layers: number): string {
  if (layer === 0) return 'input';
  if (layer === layers - 1) return 'output';
  return layers === 3 ? 'hidden' : `hidden ${layer}`;
}

/** A layer within a sentence: the input layer, hidden layer 2. */
export function layerPhrase(layer: number, layers: number): string {
  const name = layerName(layer, layers);
  return /\d/.test(name) ? name.replace(' ', ' layer ') : `the ${name} layer`;
}

/** The point this far from `start` on the way to `end`. */
function towards(start: Point, end: Point, distance: number): Point {
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const share = distance / length;
  return { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
}
