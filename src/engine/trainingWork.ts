/** What one batch of training asks of the machine, in a few numbers that say how long it will take. */
import type * as tf from '@tensorflow/tfjs';
import { multiplyAdds } from './multiplyAdds.ts';

/**
 * Millions of multiply-adds (forward) or of values, for one batch. Each kind has its own price: pooled convolutions carry their
 * gradients to the winners only, normalisation is bound by memory, and every layer costs some book-keeping.
 */
export interface BatchWork {
  /** Multiply-adds of 3×3 convolutions whose map is max-pooled next, but for activations. */
  readonly pooled3x3: number;
  /** … of other sizes. */
  readonly pooledConvolution: number;
  readonly convolution: number;
  readonly depthwise: number;
  /** Dense layers and the cells of recurrent ones. */
  readonly dense: number;
  /** Values that are normalised. */
  readonly normalised: number;
  /** Values that any other layer puts out, those of convolutions among them. */
  readonly values: number;
  /** Parameters that the optimiser moves. */
  readonly parameters: number;
  /** Layers with work of their own. */
  readonly layers: number;
}

const million = 1e6;

/** Pass the map on as it is, so that a pooling behind them still sees the convolution. */
const passing = ['Activation', 'ReLU', 'LeakyReLU', 'Dropout'];
const free = ['InputLayer', 'Flatten', 'Reshape'];
const pools = ['MaxPooling1D', 'MaxPooling2D'];

/** The layers of a model and of the models inside it, in order. */
function layersOf(model: tf.LayersModel): tf.layers.Layer[] {
  return model.layers.flatMap((layer) => ('layers' in layer ? layersOf(layer as tf.LayersModel) : [layer]));
}

function outputSize(layer: tf.layers.Layer): number {
  // A layer with several outputs has a list of shapes.
  const shapes = [layer.outputShape].flat(2) as (number | null)[];
  return shapes.reduce<number>((product, length) => product * (length ?? 1), 1);
}

function is3x3(layer: tf.layers.Layer): boolean {
  const { kernelSize, strides } = layer.getConfig();
  return [kernelSize].flat().join() === '3,3' && [strides].flat().every((stride) => stride === 1);
}

/** @throws where the model has not been built, or one of its layers has an open shape */
export function batchWork(model: tf.LayersModel, batchSize: number): BatchWork {
  const layers = layersOf(model);
  const costs = new Map(multiplyAdds({ layers } as tf.LayersModel).map((cost) => [cost.layer, cost]));
  const work = {
    pooled3x3: 0,
    pooledConvolution: 0,
    convolution: 0,
    depthwise: 0,
    dense: 0,
    normalised: 0,
    values: 0,
    parameters: 0,
    layers: 0,
  };
  layers.forEach((layer, i) => {
    const type = layer.getClassName();
    if (free.includes(type)) return;
    const operations = ((costs.get(layer.name)?.multiplyAdds ?? 0) * batchSize) / million;
    const values = (outputSize(layer) * batchSize) / million;
    work.layers++;
    work.parameters += layer.countParams() / million;
    if (type === 'BatchNormalization' || type === 'LayerNormalization') work.normalised += values;
    else work.values += values;
    if (type.startsWith('Depthwise')) work.depthwise += operations;
    else if (type.includes('Conv')) {
      const next = layers.slice(i + 1).find((other) => !passing.includes(other.getClassName()));
      const pooled = next !== undefined && pools.includes(next.getClassName());
      work[pooled ? (is3x3(layer) ? 'pooled3x3' : 'pooledConvolution') : 'convolution'] += operations;
    } else work.dense += operations;
  });
  return work;
}
