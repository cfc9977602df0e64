/** Which layer takes from which, and how much of the input each one sees. */
import * as tf from '@tensorflow/tfjs';
import { fieldOfMap, onePixel, type ReceptiveField, widen } from '../cnn/receptiveField.ts';
import { mixesPlaces, outputShape, windowOf } from './layerWindow.ts';

export interface GraphNode {
  readonly layer: tf.layers.Layer;
  /** Indices of the nodes before. */
  readonly from: readonly number[];
  /** Absent where the numbers of this layer do not depend on a square of one picture. */
  readonly field?: ReceptiveField;
  /** What one number of the output sees, cut to the input. */
  readonly sees?: number;
  /** Side of that square input (`dimensions` 2), or length of that sequence (1). */
  readonly inputSide?: number;
  readonly dimensions?: number;
}

/** The layers of a model, inputs first, each behind those it takes from. A layer that is used twice stands once. */
export function layerGraph(model: tf.LayersModel): GraphNode[] {
  const sources = sourcesOf(model);
  const nodes: GraphNode[] = [];
  const places = new Map<tf.layers.Layer, number>();
  const put = (layer: tf.layers.Layer): number => {
    const known = places.get(layer);
    if (known !== undefined) return known;
    const from = [...(sources.get(layer) ?? [])].map(put);
    const place = nodes.push(node(layer, from, nodes)) - 1;
    places.set(layer, place);
    return place;
  };
  for (const layer of inputsOf(model)) put(layer);
  for (const layer of model.layers) put(layer);
  return nodes;
}

/** A sequential model does not list its own. */
function inputsOf(model: tf.LayersModel): tf.layers.Layer[] {
  return (model.inputs ?? []).map(({ sourceLayer }) => sourceLayer);
}

export function isInput(layer: tf.layers.Layer): boolean {
  return layer.getClassName() === 'InputLayer';
}

/**
 * A sequential model is a chain, whatever else its layers are used for; elsewhere tfjs keeps the edges in the layers, which
 * may belong to other models as well.
 */
function sourcesOf(model: tf.LayersModel): Map<tf.layers.Layer, Set<tf.layers.Layer>> {
  const inputs = inputsOf(model);
  const layers = [...new Set([...inputs, ...model.layers])];
  const own = new Set(layers);
  const sources = new Map<tf.layers.Layer, Set<tf.layers.Layer>>();
  if (model instanceof tf.Sequential) {
    const chain = layers.filter((layer) => !isInput(layer));
    for (const [index, layer] of chain.entries()) {
      const before = index === 0 ? inputs[0] : chain[index - 1];
      sources.set(layer, new Set(before === undefined ? [] : [before]));
    }
    return sources;
  }
  for (const layer of layers) {
    const before = layer.inboundNodes.flatMap(({ inboundLayers }) => inboundLayers);
    sources.set(layer, new Set(before.filter((source) => own.has(source) && source !== layer)));
  }
  return sources;
}

function node(layer: tf.layers.Layer, from: readonly number[], nodes: readonly GraphNode[]): GraphNode {
  const shape = outputShape(layer);
  if (isInput(layer)) {
    const places = shape.slice(0, -1);
    const [inputSide] = places;
    // A list has no neighbours, so there is nothing to see a part of.
    return typeof inputSide !== 'number' || places.some((side) => side !== inputSide)
      ? { layer, from }
      : { layer, from, field: onePixel, sees: 1, inputSide, dimensions: places.length };
  }
  const before = from.flatMap((index) => nodes[index] ?? []);
  const joined = join(before);
  if (joined === undefined) return { layer, from };
  const { field, inputSide, sees: seen } = joined;
  if (mixesPlaces(layer)) {
    const [source] = before;
    const cells = source === undefined ? 1 : (outputShape(source.layer)[0] ?? 1);
    const sees = Math.min(inputSide, fieldOfMap(field, cells));
    return { layer, from, ...joined, sees };
  }
  const window = windowOf(layer);
  if (window.text === '') return { layer, from, ...joined };
  if (window.kernel === undefined || window.stride === undefined) return { layer, from };
  const wider = widen(field, window.kernel, window.stride);
  return { layer, from, ...joined, field: wider, sees: Math.min(inputSide, Math.max(seen, wider.size)) };
}

/** Where branches meet, the one that sees most counts; they must come from like inputs, at the same step. */
function join(before: readonly GraphNode[]): View | undefined {
  let joined: View | undefined;
  for (const { field, sees, inputSide, dimensions } of before) {
    if (field === undefined || sees === undefined || inputSide === undefined || dimensions === undefined)
      return undefined;
    if (joined !== undefined && (joined.inputSide !== inputSide || joined.field.step !== field.step))
      return undefined;
    if (joined === undefined || sees > joined.sees) joined = { field, sees, inputSide, dimensions };
  }
  return joined;
}

type View = Required<Pick<GraphNode, 'field' | 'sees' | 'inputSide' | 'dimensions'>>;
