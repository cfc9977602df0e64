import * as tf from '@tensorflow/tfjs';
import { fieldOfMap, onePixel, type ReceptiveField, widen } from '../cnn/receptiveField.ts';
import type { TableOutput, TableValue } from '../notebook/output.ts';

/** What one layer does to a map, read from its configuration. */
interface LayerFacts {
  /** `3×3, stride 1`; empty for layers without a window. */
  readonly window: string;
  readonly kernel?: number;
  readonly stride?: number;
}

/**
 * The layers of `model` as a table: output shape, parameters, kernel and stride, and the receptive field, the
 * square of input pixels that one number of the layer's output depends on. Totals in the last row.
 *
 * The receptive field is given for chains of layers with square windows; elsewhere the column says `—`.
 */
export function summary(model: tf.LayersModel): TableOutput {
  let field: ReceptiveField | undefined = isChain(model) ? onePixel : undefined;
  let seen = 1;
  const rows: TableValue[][] = model.layers.map((layer) => {
    const facts = layerFacts(layer);
    if (field !== undefined && facts.window !== '') {
      field =
        facts.kernel === undefined || facts.stride === undefined
          ? undefined
          : widen(field, facts.kernel, facts.stride);
    }
    if (field !== undefined)
      seen = mixesPositions(layer) ? wholeField(layer, field) : Math.max(seen, field.size);
    const sees = field === undefined ? '—' : `${seen}×${seen}`;
    return [kindAndName(layer), shapeText(layer.outputShape), layer.countParams(), facts.window, sees];
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

function isChain(model: tf.LayersModel): boolean {
  return model instanceof tf.Sequential && model.inputs[0]?.shape.length === 4;
}

/** A name that tfjs made up (`conv2d_Conv2D1`, `input1`) says no more than the kind. */
function kindAndName(layer: tf.layers.Layer): string {
  const kind = layer.getClassName();
  const madeUp = new RegExp(`^(input|.*_${kind})\\d+$`).test(layer.name);
  return madeUp ? kind : `${kind} (${layer.name})`;
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

function layerFacts(layer: tf.layers.Layer): LayerFacts {
  const settings = layer.getConfig();
  const kernel = pair(settings.kernelSize) ?? pair(settings.poolSize);
  if (kernel === undefined) return { window: '' };
  const stride = pair(settings.strides) ?? [1, 1];
  const dilation = pair(settings.dilationRate) ?? [1, 1];
  const window = `${kernel.join('×')}, stride ${stride[0] === stride[1] ? stride[0] : stride.join('×')}`;
  const square = kernel[0] === kernel[1] && stride[0] === stride[1] && dilation[0] === dilation[1];
  if (!square || /Transpose/.test(layer.getClassName())) return { window };
  return { window, kernel: (kernel[0] - 1) * dilation[0] + 1, stride: stride[0] };
}

/** Flatten, dense and global pooling layers, behind which every number sees all cells of the map before. */
function mixesPositions(layer: tf.layers.Layer): boolean {
  return ['Flatten', 'GlobalAveragePooling2D', 'GlobalMaxPooling2D'].includes(layer.getClassName());
}

function wholeField(layer: tf.layers.Layer, field: ReceptiveField): number {
  const input = layer.batchInputShape ?? (layer.input as tf.SymbolicTensor).shape; // A chain has one input a layer.
  return fieldOfMap(field, input[1] ?? 1);
}

function pair(setting: unknown): [number, number] | undefined {
  if (typeof setting === 'number') return [setting, setting];
  if (!Array.isArray(setting) || setting.length !== 2) return undefined;
  const [height, width] = setting;
  return typeof height === 'number' && typeof width === 'number' ? [height, width] : undefined;
}
