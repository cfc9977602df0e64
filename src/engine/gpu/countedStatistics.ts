/** Batch normalisation of a batch that holds examples which do not count: mean and variance are those of the others. */
import * as tf from '@tensorflow/tfjs';
import { follow, type NormalizationLayer } from '../normalizationLayer.ts';

const ownClass: unknown = tf.layers.batchNormalization().constructor;

/** Whether it is tfjs' batch normalisation of channels that come last, and built: of such a one the statistics can be counted. */
export function isNormalization(layer: tf.layers.Layer): layer is NormalizationLayer {
  if (layer.constructor !== ownClass || Object.hasOwn(layer, 'call')) return false;
  const { axis, inputSpec } = layer as NormalizationLayer;
  const rank = inputSpec?.[0]?.ndim ?? 0;
  return rank >= 2 && rank <= 4 && (axis === -1 || axis === rank - 1);
}

/** Those of a model's layers and of the models among them. */
export function normalizationsOf(layers: readonly tf.layers.Layer[]): NormalizationLayer[] {
  return layers.flatMap((layer) => {
    const inner = (layer as { layers?: readonly tf.layers.Layer[] }).layers;
    if (inner !== undefined) return normalizationsOf(inner);
    return isNormalization(layer) ? [layer] : [];
  });
}

/**
 * Runs `work` with layers that, where they train, take mean and variance over weighed examples.
 *
 * @param weights one for each example of the batch, with a mean of 1: 0 where it does not count
 */
export function withCountedStatistics<Result>(
  layers: readonly NormalizationLayer[],
  weights: Float32Array,
  work: () => Result,
): Result {
  for (const layer of layers) {
    const { call } = layer;
    layer.call = (inputs, options) =>
      options.training === true
        ? normalize(layer, [inputs].flat()[0] as tf.Tensor4D, weights)
        : call.call(layer, inputs, options);
  }
  try {
    return work();
  } finally {
    for (const layer of layers) Reflect.deleteProperty(layer, 'call');
  }
}

function normalize(layer: NormalizationLayer, input: tf.Tensor4D, weights: Float32Array): tf.Tensor {
  return tf.tidy(() => {
    const examples = tf.tensor(weights, [weights.length, ...input.shape.slice(1).fill(1)]);
    const axes = input.shape.slice(1).map((_, axis) => axis);
    const mean: tf.Tensor1D = input.mul(examples).mean(axes);
    const variance: tf.Tensor1D = input.sub(mean).square().mul(examples).mean(axes);
    follow(layer.movingMean, mean, layer.momentum);
    follow(layer.movingVariance, variance, layer.momentum);
    const [gamma, beta] = [layer.gamma, layer.beta].map(
      (variable) => variable?.read() as tf.Tensor1D | undefined,
    );
    return tf.batchNorm(input, mean, variance, beta, gamma, layer.epsilon);
  });
}
