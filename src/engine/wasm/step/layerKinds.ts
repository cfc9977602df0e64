/** What of tfjs' layers a compiled step uses; tfjs' typings keep most of it private. */
import * as tf from '@tensorflow/tfjs';
import type { NormalizationLayer } from '../../normalizationLayer.ts';

interface Activation {
  getClassName(): string;
}

export interface ConvolutionLayer extends tf.layers.Layer {
  readonly kernelSize: [number, number];
  readonly strides: [number, number];
  readonly padding: 'valid' | 'same';
  readonly dataFormat: string;
  readonly dilationRate: number | [number, number];
  readonly activation: Activation | null;
  readonly kernel: tf.LayerVariable;
  readonly bias: tf.LayerVariable | null;
}

export interface DepthwiseLayer extends tf.layers.Layer {
  readonly kernelSize: [number, number];
  readonly strides: [number, number];
  readonly padding: 'valid' | 'same';
  readonly dataFormat: string;
  readonly dilationRate: number | [number, number];
  readonly activation: Activation | null;
  readonly depthwiseKernel: tf.LayerVariable;
  readonly bias: tf.LayerVariable | null;
}

export interface PoolingLayer extends tf.layers.Layer {
  readonly poolSize: [number, number];
  readonly strides: [number, number];
  readonly padding: 'valid' | 'same';
  readonly dataFormat: string;
}

export interface DenseLayer extends tf.layers.Layer {
  readonly units: number;
  readonly activation: Activation | null;
  readonly kernel: tf.LayerVariable;
  readonly bias: tf.LayerVariable | null;
}

interface ActivationLayer extends tf.layers.Layer {
  readonly activation: Activation;
}

interface ReluLayer extends tf.layers.Layer {
  readonly maxValue?: number;
}

interface SoftmaxLayer extends tf.layers.Layer {
  readonly axis: number;
}

export interface DropoutLayer extends tf.layers.Layer {
  readonly rate: number;
  readonly noiseShape?: number[] | null;
  readonly seed?: number | null;
}

/** A layer that a compiled step can stand for. */
export type Known =
  | { readonly kind: 'convolution'; readonly layer: ConvolutionLayer; readonly activation: Follows }
  | { readonly kind: 'depthwise'; readonly layer: DepthwiseLayer; readonly activation: Follows }
  | { readonly kind: 'maxPool' | 'averagePool'; readonly layer: PoolingLayer }
  | { readonly kind: 'dense'; readonly layer: DenseLayer; readonly activation: Follows }
  | { readonly kind: 'normalization'; readonly layer: NormalizationLayer }
  | { readonly kind: 'dropout'; readonly layer: DropoutLayer }
  | { readonly kind: 'activation'; readonly activation: Follows }
  | { readonly kind: 'reshape' };

export type Follows = 'linear' | 'relu' | 'softmax';

/** What of a layer's call hook is used: whoever set one wants to see each call. */
interface Hooked {
  readonly _callHook?: unknown;
}

/** The class that tfjs registers under a name: a learner's own, derived from it, is another. */
function isOf<T extends tf.layers.Layer>(layer: tf.layers.Layer, name: string): layer is T {
  return layer.constructor === tf.serialization.SerializationMap.getMap().classNameMap[name]?.[0];
}

function activationOf(activation: Activation | null): Follows | undefined {
  const name = activation?.getClassName() ?? 'linear';
  return name === 'linear' || name === 'relu' || name === 'softmax' ? name : undefined;
}

const channelsLast = (format: string | undefined) => format === undefined || format === 'channelsLast';

/** What a layer is to a compiled step; undefined where it is nothing that one can stand for. */
export function knownLayer(layer: tf.layers.Layer, inputShape: number[]): Known | undefined {
  if (Object.hasOwn(layer, 'call') || Object.hasOwn(layer, 'apply')) return undefined;
  if ((layer as unknown as Hooked)._callHook != null) return undefined;
  // Regularisers add to the loss.
  const { activityRegularizer } = layer as { activityRegularizer?: unknown };
  if (activityRegularizer != null || layer.losses.length > 0) return undefined;
  if (isOf<ConvolutionLayer>(layer, 'Conv2D')) {
    const activation = activationOf(layer.activation);
    const known = channelsLast(layer.dataFormat) && activation !== undefined && activation !== 'softmax';
    return known ? { kind: 'convolution', layer, activation } : undefined;
  }
  if (isOf<DepthwiseLayer>(layer, 'DepthwiseConv2D')) {
    const activation = activationOf(layer.activation);
    // tfjs' layer does not look at its dilation.
    const dense = [layer.dilationRate].flat().every((rate) => rate === 1);
    const known =
      channelsLast(layer.dataFormat) && dense && activation !== undefined && activation !== 'softmax';
    return known ? { kind: 'depthwise', layer, activation } : undefined;
  }
  if (isOf<PoolingLayer>(layer, 'MaxPooling2D')) {
    return channelsLast(layer.dataFormat) ? { kind: 'maxPool', layer } : undefined;
  }
  if (isOf<PoolingLayer>(layer, 'AveragePooling2D')) {
    return channelsLast(layer.dataFormat) ? { kind: 'averagePool', layer } : undefined;
  }
  if (isOf<DenseLayer>(layer, 'Dense')) {
    const activation = activationOf(layer.activation);
    return inputShape.length === 2 && activation !== undefined
      ? { kind: 'dense', layer, activation }
      : undefined;
  }
  if (isOf<NormalizationLayer>(layer, 'BatchNormalization')) {
    const last = layer.axis === -1 || layer.axis === inputShape.length - 1;
    return last ? { kind: 'normalization', layer } : undefined;
  }
  if (isOf<DropoutLayer>(layer, 'Dropout')) {
    const noise = layer.noiseShape == null && layer.rate < 1;
    return noise ? { kind: 'dropout', layer } : undefined;
  }
  if (isOf<ActivationLayer>(layer, 'Activation')) {
    const activation = activationOf(layer.activation);
    return activation === undefined ? undefined : { kind: 'activation', activation };
  }
  if (isOf<ReluLayer>(layer, 'ReLU')) {
    return layer.maxValue == null ? { kind: 'activation', activation: 'relu' } : undefined;
  }
  if (isOf<SoftmaxLayer>(layer, 'Softmax')) {
    const last = layer.axis === -1 || layer.axis === inputShape.length - 1;
    return last ? { kind: 'activation', activation: 'softmax' } : undefined;
  }
  if (isOf<tf.layers.Layer>(layer, 'Flatten')) {
    return channelsLast((layer as { dataFormat?: string }).dataFormat) ? { kind: 'reshape' } : undefined;
  }
  return isOf<tf.layers.Layer>(layer, 'Reshape') ? { kind: 'reshape' } : undefined;
}
