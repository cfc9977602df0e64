/**
 * What a stack of layers does to the shape of an image, what it learns and what it costs — without building it.
 * Shapes and parameters are those of Keras and TensorFlow.js layers with square kernels and default settings.
 */
import { outputSize } from './outputSize.ts';
import { convolutionParameters, denseParameters } from './parameters.ts';
import { fieldOfMap, onePixel, type ReceptiveField, widen } from './receptiveField.ts';

export type StackLayer =
  | {
      readonly kind: 'convolution';
      readonly filters: number;
      readonly kernel: number;
      readonly stride: number;
      readonly padding: 'valid' | 'same';
    }
  | { readonly kind: 'pooling'; readonly size: number; readonly stride: number }
  | { readonly kind: 'flatten' }
  | { readonly kind: 'dense'; readonly units: number };

/** A square image with channels, or a flat list of numbers. */
export type Shape = { readonly side: number; readonly channels: number } | { readonly length: number };

export interface LayerFacts {
  /** Of the layer's output. */
  readonly shape: Shape;
  readonly parameters: number;
  /** Multiplications with a following addition, for one image. */
  readonly multiplyAdds: number;
  /**
   * Side of the square of input pixels that one number of the output depends on, cut to the image; from flatten on
   * that of all numbers together.
   */
  readonly sees: number;
}

export interface StackFacts {
  /** Of each layer, up to the first that does not fit. */
  readonly layers: readonly LayerFacts[];
  readonly parameters: number;
  readonly multiplyAdds: number;
  readonly problem?: StackProblem;
}

export interface StackProblem {
  /** Index of the layer that does not fit. */
  readonly at: number;
  readonly reason: string;
  readonly repairs: readonly Repair[];
}

export interface Repair {
  /** What it does, as the words on a button. */
  readonly label: string;
  readonly layers: readonly StackLayer[];
}

interface Place {
  readonly shape: Shape;
  readonly field: ReceptiveField;
}

/** Facts of each layer for one image; a stack that cannot be built has a problem with its repairs. */
export function describeStack(
  image: { readonly side: number; readonly channels: number },
  layers: readonly StackLayer[],
): StackFacts {
  const facts: LayerFacts[] = [];
  let place: Place = { shape: image, field: onePixel };
  for (const [at, layer] of layers.entries()) {
    const reason = misfit(place.shape, layer);
    if (reason !== undefined) {
      return {
        ...totals(facts),
        problem: { at, reason, repairs: repairsFor(image, layers, at, place.shape) },
      };
    }
    const next = addLayer(place, layer);
    facts.push({
      ...cost(place.shape, next.shape, layer),
      shape: next.shape,
      sees: Math.min(image.side, next.field.size),
    });
    place = next;
  }
  return totals(facts);
}

/** `28×28×1`, or `256` for a flat list. */
export function formatShape(shape: Shape): string {
  return 'side' in shape ? `${shape.side}×${shape.side}×${shape.channels}` : String(shape.length);
}

function totals(layers: readonly LayerFacts[]): StackFacts {
  return {
    layers,
    parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0),
    multiplyAdds: layers.reduce((sum, layer) => sum + layer.multiplyAdds, 0),
  };
}

/** Why a layer does not fit behind this shape; undefined where it does. */
function misfit(shape: Shape, layer: StackLayer): string | undefined {
  switch (layer.kind) {
    case 'convolution':
      if (!('side' in shape))
        return 'A convolution slides over rows and columns, and after flatten there are none.';
      if (layer.padding === 'valid' && layer.kernel > shape.side) {
        return `The kernel is ${layer.kernel}×${layer.kernel}, but the map has shrunk to ${shape.side}×${shape.side}: there is no room for it.`;
      }
      return undefined;
    case 'pooling':
      if (!('side' in shape)) return 'Pooling works on rows and columns, and after flatten there are none.';
      if (layer.size > shape.side) {
        return `The pooling window is ${layer.size}×${layer.size}, but the map has shrunk to ${shape.side}×${shape.side}: there is nothing left to pool.`;
      }
      return undefined;
    case 'flatten':
      return 'side' in shape ? undefined : 'The numbers are in one row already.';
    case 'dense':
      return 'side' in shape
        ? `A dense layer takes one row of numbers, but here is a map of ${formatShape(shape)}.`
        : undefined;
  }
}

function addLayer({ shape, field }: Place, layer: StackLayer): Place {
  if ('side' in shape && layer.kind === 'convolution') {
    const { kernel, stride, padding } = layer;
    const side = outputSize(shape.side, { kernel, stride, padding });
    return { shape: { side, channels: layer.filters }, field: widen(field, kernel, stride) };
  }
  if ('side' in shape && layer.kind === 'pooling') {
    const { size, stride } = layer;
    const side = outputSize(shape.side, { kernel: size, stride }, 'maxPooling2d');
    return { shape: { side, channels: shape.channels }, field: widen(field, size, stride) };
  }
  if ('side' in shape) {
    // All of them together, as the dense layer behind takes them.
    return {
      shape: { length: lengthOf(shape) },
      field: { size: fieldOfMap(field, shape.side), step: field.step },
    };
  }
  return { shape: { length: layer.kind === 'dense' ? layer.units : shape.length }, field };
}

function cost(
  before: Shape,
  after: Shape,
  layer: StackLayer,
): Pick<LayerFacts, 'parameters' | 'multiplyAdds'> {
  if (layer.kind === 'convolution' && 'side' in before && 'side' in after) {
    return {
      parameters: convolutionParameters(layer.kernel, before.channels, layer.filters),
      multiplyAdds: after.side ** 2 * layer.filters * layer.kernel ** 2 * before.channels,
    };
  }
  if (layer.kind === 'dense') {
    const inputs = lengthOf(before);
    return { parameters: denseParameters(inputs, layer.units), multiplyAdds: inputs * layer.units };
  }
  return { parameters: 0, multiplyAdds: 0 };
}

function lengthOf(shape: Shape): number {
  return 'side' in shape ? shape.side ** 2 * shape.channels : shape.length;
}

/** Changes that get the stack past the layer that does not fit; the last one removes it. */
function repairsFor(
  image: { readonly side: number; readonly channels: number },
  layers: readonly StackLayer[],
  at: number,
  shape: Shape,
): Repair[] {
  const layer = layers[at];
  const repairs: Repair[] = [];
  const offer = (label: string, changed: readonly StackLayer[]) => {
    const { problem } = describeStackFits(image, changed);
    if (problem === undefined || problem > at) repairs.push({ label, layers: changed });
  };
  if (layer?.kind === 'dense')
    offer('Add a flatten before it', [...layers.slice(0, at), { kind: 'flatten' }, ...layers.slice(at)]);
  if ('side' in shape && (layer?.kind === 'convolution' || layer?.kind === 'pooling')) {
    offer(
      'Use padding ‘same’ in all convolutions',
      layers.map((each) => (each.kind === 'convolution' ? { ...each, padding: 'same' as const } : each)),
    );
  }
  const block = layers[at + 1]?.kind === 'pooling' && layer?.kind === 'convolution' ? 2 : 1;
  const label = block === 2 ? 'Remove this block' : 'Remove this layer';
  offer(
    label,
    layers.filter((_, index) => index < at || index >= at + block),
  );
  return repairs;
}

/** The index of the first layer that does not fit, without looking for repairs. */
function describeStackFits(
  image: { readonly side: number; readonly channels: number },
  layers: readonly StackLayer[],
): { readonly problem?: number } {
  let place: Place = { shape: image, field: onePixel };
  for (const [at, layer] of layers.entries()) {
    if (misfit(place.shape, layer) !== undefined) return { problem: at };
    place = addLayer(place, layer);
  }
  return {};
}
