/** What one batch of training asks of the machine, in a few numbers that say how long it will take. */
import type * as tf from '@tensorflow/tfjs';
import { multiplyAdds } from './multiplyAdds.ts';
import { winogradTiles } from './wasm/winogradTiles.ts';

/**
 * Millions of multiply-adds, forward and backward together, or of values, for one batch. Each kind has its own price: 3×3
 * convolutions need less arithmetic than others, gradients behind max pooling reach the winners only, normalisation is bound by
 * memory, and every layer costs some book-keeping.
 */
export interface BatchWork {
  /** Forward multiply-adds of 3×3 convolutions at stride 1 of several channels, as far as the pooling behind reads them. */
  readonly winograd: number;
  /** What these are on WebAssembly: the products of Winograd's algorithm. */
  readonly winogradProducts: number;
  /** Those of other convolutions of more than three channels. */
  readonly convolution: number;
  /** Those of convolutions that step over positions, forward and backward. */
  readonly strided: number;
  /** Convolutions of up to three channels, as of pictures, forward and behind max pooling back: too few to fill the processor's registers. */
  readonly thin: number;
  /** The other gradients of such convolutions. */
  readonly thinGradient: number;
  /** Multiply-adds of the gradients of convolutions whose map is max-pooled next, but for activations. */
  readonly winnersGradient: number;
  /** Those of the gradients of other convolutions. */
  readonly convolutionGradient: number;
  readonly depthwise: number;
  /** Dense layers and the cells of recurrent ones. */
  readonly dense: number;
  /** Values that are normalised. */
  readonly normalised: number;
  /** Values of the examples, which are picked for the batch. */
  readonly inputs: number;
  /** Values that any other layer puts out, but for convolutions that are pooled. */
  readonly values: number;
  /** Parameters that the optimiser moves. */
  readonly parameters: number;
  /** Layers with work of their own. */
  readonly layers: number;
  /** One for each batch: what any step costs. */
  readonly batches: number;
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

function sizeOf(shape: readonly (number | null)[]): number {
  return shape.reduce<number>((product, length) => product * (length ?? 1), 1);
}

function outputSize(layer: tf.layers.Layer): number {
  // A layer with several outputs has a list of shapes.
  return sizeOf([layer.outputShape].flat(2) as (number | null)[]);
}

/** The product of a layer's option that is a number for each axis, or one for all of two. */
function area(layer: tf.layers.Layer, option: string): number {
  const value = layer.getConfig()[option];
  return Array.isArray(value) ? value.reduce<number>((product, length) => product * Number(length), 1) : 1;
}

/** Of the maps that a convolution takes. */
function inChannels(layer: tf.layers.Layer): number {
  return layer.getWeights()[0]?.shape.at(-2) ?? 1;
}

function usesWinograd(layer: tf.layers.Layer): boolean {
  const { kernelSize } = layer.getConfig();
  return [kernelSize].flat().join() === '3,3' && area(layer, 'strides') === 1;
}

type Area = readonly [rows: number, columns: number];

/** Rows and columns of a layer's map; undefined where it puts out none. */
function mapOf(layer: tf.layers.Layer): Area | undefined {
  const [, rows, columns, channels] = layer.outputShape as (number | null)[];
  return channels === undefined ? undefined : [rows ?? 1, columns ?? 1];
}

/** Of the map of `input`, what the first rows and columns of the map of a layer behind it are made of. */
function reachOf(layer: tf.layers.Layer, read: Area, input: Area): Area {
  const { padding, poolSize, kernelSize, strides, dilationRate = 1 } = layer.getConfig();
  const along = (option: unknown, axis: 0 | 1) => Number([option].flat().at(axis) ?? [option].flat()[0]);
  const seen = (axis: 0 | 1) => {
    const window = (along(poolSize ?? kernelSize, axis) - 1) * along(dilationRate, axis) + 1;
    return Math.min(input[axis], (read[axis] - 1) * along(strides, axis) + window);
  };
  return padding === 'valid' ? [seen(0), seen(1)] : input;
}

/** The pooling that is fused with a convolution. */
function poolBehind(layers: readonly tf.layers.Layer[], i: number): number | undefined {
  const next = layers.findIndex((other, at) => at > i && !passing.includes(other.getClassName()));
  return pools.includes(layers[next]?.getClassName() ?? '') ? next : undefined;
}

/** Whether a layer's map is reduced by a pooling as soon as it is computed. */
function isFused(layers: readonly tf.layers.Layer[], i: number): boolean {
  const type = layers[i]?.getClassName() ?? '';
  return type.includes('Conv') && !type.startsWith('Depthwise') && poolBehind(layers, i) !== undefined;
}

/** For each layer, how much of its map is computed: of poolings and the convolutions before them, what those behind them read. */
function readAreas(layers: readonly tf.layers.Layer[]): (Area | undefined)[] {
  const areas: (Area | undefined)[] = layers.map(mapOf);
  for (let i = layers.length - 2; i >= 0; i--) {
    const [next, read, own] = [layers[i + 1], areas[i + 1], areas[i]];
    if (next === undefined || read === undefined || own === undefined) continue;
    // Only what is pooled at once is computed in part.
    if (layers[i]?.getClassName().includes('Conv') && !isFused(layers, i)) continue;
    if (passing.includes(next.getClassName())) areas[i] = read;
    else if (['MaxPooling2D', 'Conv2D'].includes(next.getClassName())) areas[i] = reachOf(next, read, own);
  }
  return areas;
}

/** @throws where the model has not been built, or one of its layers has an open shape */
export function batchWork(model: tf.LayersModel, batchSize: number): BatchWork {
  const layers = layersOf(model);
  const areas = readAreas(layers);
  const costs = new Map(multiplyAdds({ layers } as tf.LayersModel).map((cost) => [cost.layer, cost]));
  const work = {
    winograd: 0,
    winogradProducts: 0,
    convolution: 0,
    strided: 0,
    thin: 0,
    thinGradient: 0,
    winnersGradient: 0,
    convolutionGradient: 0,
    depthwise: 0,
    dense: 0,
    normalised: 0,
    inputs: 0,
    values: 0,
    parameters: 0,
    layers: 0,
    batches: 1,
  };
  work.inputs = (model.inputs.reduce((sum, { shape }) => sum + sizeOf(shape), 0) * batchSize) / million;
  let trainsBefore = false;
  layers.forEach((layer, i) => {
    const type = layer.getClassName();
    if (free.includes(type)) return;
    const operations = ((costs.get(layer.name)?.multiplyAdds ?? 0) * batchSize) / million;
    const values = (outputSize(layer) * batchSize) / million;
    const trains = layer.trainableWeights.length > 0;
    /** Gradients that are computed: of its weights, and of its input where something before it learns. */
    const gradients = Number(trains) + Number(trainsBefore);
    trainsBefore ||= trains;
    work.layers++;
    work.parameters += layer.countParams() / million;
    if (type === 'BatchNormalization' || type === 'LayerNormalization') work.normalised += values;
    else if (!isFused(layers, i)) work.values += values;
    if (type.startsWith('Depthwise')) work.depthwise += operations * (1 + gradients);
    else if (type.includes('Conv')) {
      const behind = poolBehind(layers, i);
      const pool = behind === undefined ? undefined : layers[behind];
      const map = mapOf(layer);
      const share = (area: Area | undefined) => (map && area ? (area[0] * area[1]) / (map[0] * map[1]) : 1);
      const read = share(areas[i]);
      const pooled = pool === undefined ? 1 : outputSize(pool) / outputSize(layer);
      const won = behind === undefined || map === undefined ? pooled : share(areas[behind]);
      if (inChannels(layer) <= 3) {
        work.thin += operations * read;
        work[pool === undefined ? 'thinGradient' : 'thin'] += operations * won * gradients;
      } else if (area(layer, 'strides') > 1) work.strided += operations * (read + won * gradients);
      else {
        work[usesWinograd(layer) ? 'winograd' : 'convolution'] += operations * read;
        const computed = areas[i];
        if (usesWinograd(layer) && map && computed)
          work.winogradProducts += (operations * winogradTiles(computed).products) / (9 * map[0] * map[1]);
        work[pool === undefined ? 'convolutionGradient' : 'winnersGradient'] += operations * won * gradients;
      }
    } else work.dense += operations * (1 + gradients);
  });
  return work;
}
