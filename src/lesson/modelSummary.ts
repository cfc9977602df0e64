import type * as tf from '@tensorflow/tfjs';
import type { TableOutput } from '../notebook/output.ts';
import { layerGraph } from './layerGraph.ts';
import { givenName, windowOf } from './layerWindow.ts';

/**
 * The layers of `model` as a table: output shape, parameters, kernel and stride, and the receptive field, the
 * square of input pixels that one number of the layer's output depends on. Totals in the last row.
 *
 * The receptive field is given for layers with square windows; where it is no square of one picture, the column says `—`.
 */
export function summary(model: tf.LayersModel): TableOutput {
  const nodes = new Map(layerGraph(model).map((node) => [node.layer, node]));
  const rows = model.layers.map((layer) => {
    const { sees, dimensions = 0 } = nodes.get(layer) ?? {};
    return [
      kindAndName(layer),
      shapeText(layer.outputShape),
      layer.countParams(),
      windowOf(layer).text,
      sees === undefined ? '—' : Array(dimensions).fill(sees).join('×'),
    ];
  });
  const count = (weights: readonly tf.LayerVariable[]) =>
    weights.reduce(
      (sum, weight) => sum + weight.shape.reduce<number>((size, side) => size * (side ?? 1), 1),
      0,
    );
  const total = model.countParams();
  const trained = count(model.trainableWeights);
  return {
    mime: 'application/vnd.convbook.table+json',
    caption:
      trained === total
        ? model.name
        : `${model.name} · ${trained.toLocaleString('en')} parameters are trained`,
    columns: ['layer', 'output shape', 'parameters', 'kernel and stride', 'sees'],
    rows,
    footer: ['total', '', total, '', ''],
  };
}

function kindAndName(layer: tf.layers.Layer): string {
  const name = givenName(layer);
  return name === undefined ? layer.getClassName() : `${layer.getClassName()} (${name})`;
}

/** `26×26×32`; the batch axis is left out, as it is free. */
function shapeText(shape: tf.Shape | tf.Shape[]): string {
  const first = shape[0];
  if (Array.isArray(first)) return shape.map((one) => shapeText(one as tf.Shape)).join(', '); // A list of shapes by the check before.
  return (shape as tf.Shape)
    .slice(1)
    .map((size) => size ?? '?')
    .join('×');
}
