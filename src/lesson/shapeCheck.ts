import type * as tf from '@tensorflow/tfjs';
import { describeStack, formatShape, type StackLayer } from '../cnn/layerStack.ts';
import type { Output } from '../notebook/output.ts';

/** Layers behind which there is no map any more that could vanish. */
const endOfMaps = ['Flatten', 'GlobalAveragePooling2D', 'GlobalMaxPooling2D', 'Dense'];

/**
 * Follows the map through convolutions and pooling before any model is built: a row for each of them, and, where one does not fit,
 * which one, why, and what to change.
 *
 * `layers` are layers that no model has been built of yet; `side` is that of the square input, default 28, with `channels` channels, default 1.
 */
export function shapeCheck(
  layers: readonly tf.layers.Layer[],
  { side = 28, channels = 1 }: { readonly side?: number; readonly channels?: number } = {},
): readonly Output[] {
  const end = layers.findIndex((layer) => endOfMaps.includes(layer.getClassName()));
  const windows = layers.slice(0, end < 0 ? layers.length : end).flatMap((layer, index) => {
    const stacked = windowOf(layer);
    return stacked === undefined ? [] : [{ stacked, place: index + 1, kind: layer.getClassName() }];
  });
  const image = { side, channels };
  const { layers: facts, problem } = describeStack(
    image,
    windows.map(({ stacked }) => stacked),
  );
  let before = formatShape(image);
  const rows = facts.map(({ shape }, index) => {
    const row = [windows[index]?.place ?? 0, windows[index]?.kind ?? '', before, formatShape(shape)];
    before = formatShape(shape);
    return row;
  });
  if (problem !== undefined) {
    const misfit = windows[problem.at];
    rows.push([misfit?.place ?? 0, misfit?.kind ?? '', before, 'does not fit']);
  }
  const verdict =
    problem === undefined
      ? `✓ All fits: the last map is ${before}.`
      : `✗ Layer ${windows[problem.at]?.place} (${windows[problem.at]?.kind}) does not fit.\n${problem.reason}\n` +
        `What to change: ${problem.repairs.map(({ label }) => label.toLowerCase()).join(', or ')}.`;
  return [
    { mime: 'application/vnd.convbook.table+json', columns: ['layer', 'kind', 'takes', 'gives'], rows },
    { mime: 'text/plain', text: verdict, level: 'note' },
  ];
}

/** Undefined for layers that leave the map's shape alone: normalisation, activation, dropout. */
function windowOf(layer: tf.layers.Layer): StackLayer | undefined {
  const settings = layer.getConfig();
  switch (layer.getClassName()) {
    case 'Conv2D':
      return {
        kind: 'convolution',
        filters: Number(settings.filters),
        kernel: square(layer, settings.kernelSize),
        stride: square(layer, settings.strides),
        padding: settings.padding === 'same' ? 'same' : 'valid',
      };
    case 'MaxPooling2D':
    case 'AveragePooling2D':
      if (settings.padding === 'same') throw new Error('shapeCheck: it knows pooling without padding only');
      return {
        kind: 'pooling',
        size: square(layer, settings.poolSize),
        stride: square(layer, settings.strides),
      };
    default:
      return undefined;
  }
}

function square(layer: tf.layers.Layer, setting: unknown): number {
  const sides = Array.isArray(setting) ? setting.map(Number) : [Number(setting)];
  const [first = Number.NaN] = sides;
  if (sides.every((side) => side === first)) return first;
  throw new Error(
    `shapeCheck: ${layer.getClassName()} has a window of ${sides.join('×')}, it knows square ones only`,
  );
}
