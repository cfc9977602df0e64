/** How a layer of TensorFlow.js is named and what its window is, read from its configuration. */
import type * as tf from '@tensorflow/tfjs';

export interface LayerWindow {
  /** `3×3, stride 1`; empty for layers without a window. */
  readonly text: string;
  /** Input cells that the window spans, dilation included; absent where the sides differ, or where it works backwards. */
  readonly kernel?: number;
  readonly stride?: number;
}

export function windowOf(layer: tf.layers.Layer): LayerWindow {
  const settings = layer.getConfig();
  const kernel = sides(settings.kernelSize) ?? sides(settings.poolSize);
  if (kernel === undefined) return { text: '' };
  const stride = sides(settings.strides) ?? kernel.map(() => 1);
  const dilation = sides(settings.dilationRate) ?? kernel.map(() => 1);
  const text = `${kernelText(kernel)}, stride ${allEqual(stride) ? stride[0] : stride.join('×')}`;
  const square = allEqual(kernel) && allEqual(stride) && allEqual(dilation);
  const [side = 1] = kernel;
  const [step = 1] = stride;
  if (!square || /Transpose/.test(layer.getClassName())) return { text };
  return { text, kernel: (side - 1) * (dilation[0] ?? 1) + 1, stride: step };
}

/** `3×3`, or `7` for one dimension. */
export function kernelText(kernel: readonly number[]): string {
  return kernel.join('×');
}

/** A setting of one number a side; a single number that tfjs keeps for two dimensions stands for both. */
export function sides(setting: unknown): number[] | undefined {
  if (typeof setting === 'number') return [setting, setting];
  return Array.isArray(setting) && setting.length > 0 && setting.every((side) => typeof side === 'number')
    ? setting
    : undefined;
}

function allEqual(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}

/** A name that somebody gave; one that tfjs made up (`conv2d_Conv2D1`, `input1`) says no more than the kind. */
export function givenName(layer: tf.layers.Layer): string | undefined {
  const madeUp = new RegExp(`^(input|.*_${layer.getClassName()})_?\\d+$|_input$`);
  return madeUp.test(layer.name) ? undefined : layer.name;
}

/** Flatten, dense and global pooling layers, behind which every number sees all cells of the map before. */
export function mixesPlaces(layer: tf.layers.Layer): boolean {
  return /^(Flatten|Global(Average|Max)Pooling[12]D)$/.test(layer.getClassName());
}

/** The output's shape without the batch axis; of several outputs the first. */
export function outputShape(layer: tf.layers.Layer): (number | null)[] {
  const { outputShape: shape } = layer;
  const [first] = shape;
  // A list of shapes by the check, else one shape.
  return ((Array.isArray(first) ? first : shape) as tf.Shape).slice(1);
}
