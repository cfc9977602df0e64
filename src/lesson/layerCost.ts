/** What a layer of TensorFlow.js learns and computes, with the arithmetic that leads there. */
import type * as tf from '@tensorflow/tfjs';
import { outputShape, sides } from './layerWindow.ts';

export interface LayerCost {
  readonly parametersFrom?: string;
  /** Multiplications with a following addition, for one example; absent where the kind is not known here. */
  readonly multiplyAdds?: number;
  readonly multiplyAddsFrom?: string;
}

/** `input` is the shape of what the layer takes, without the batch axis. */
export function layerCost(layer: tf.layers.Layer, input: readonly (number | null)[]): LayerCost {
  const settings = layer.getConfig();
  const output = outputShape(layer);
  const bias = settings.useBias === false ? 0 : 1;
  const inputChannels = input.at(-1) ?? 0;
  const kernel = kernelOf(settings.kernelSize, output.length - 1);
  switch (layer.getClassName()) {
    case 'Conv1D':
    case 'Conv2D':
    case 'Conv3D': {
      const filters = output.at(-1) ?? 0;
      return {
        parametersFrom: weighted(`${kernel.join('·')}·${inputChannels}`, bias, filters),
        ...work(output.slice(0, -1), filters, [...kernel, inputChannels]),
      };
    }
    case 'DepthwiseConv2D':
      return {
        parametersFrom: weighted(kernel.join('·'), bias, output.at(-1) ?? 0),
        ...work(output.slice(0, -1), output.at(-1) ?? 0, kernel),
      };
    case 'Dense':
      return {
        parametersFrom: weighted(String(inputChannels), bias, Number(settings.units)),
        ...work(output.slice(0, -1), Number(settings.units), [inputChannels]),
      };
    default:
      // What has no weights adds, compares or copies; a kind with weights that is not listed is not guessed at.
      return layer.countParams() === 0 ? { multiplyAdds: 0 } : {};
  }
}

/** `(3·3·32 + 1) · 64`, as each of the outputs has its own weights and one bias. */
function weighted(weights: string, bias: number, outputs: number): string {
  return bias === 0 ? `${weights} · ${outputs}` : `(${weights} + 1) · ${outputs}`;
}

/** Each number of the output costs one multiplication for each weight that it takes. */
function work(places: readonly (number | null)[], outputs: number, weights: readonly number[]): LayerCost {
  if (places.includes(null)) return {};
  const cells = [...places.map((side) => side ?? 1), outputs];
  return {
    multiplyAdds: [...cells, ...weights].reduce((product, side) => product * side, 1),
    multiplyAddsFrom: `${cells.join('·')} numbers, ${weights.join('·')} products each`,
  };
}

/** tfjs keeps one number, or one for each dimension. */
function kernelOf(setting: unknown, dimensions: number): number[] {
  return (sides(setting) ?? []).slice(0, dimensions);
}
