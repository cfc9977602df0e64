/**
 * Batch normalisation in training, as one operation with a gradient of its own, in place of the twenty operations on full
 * feature maps that tfjs' layer is put together from. With one batch's mean μ and variance σ² over the n rows of a channel,
 * x̂ = (x − μ) / √(σ² + ε) and y = γ x̂ + β:
 *
 *   dβ = Σ dy,   dγ = Σ dy x̂,   dx = γ / √(σ² + ε) · (dy − dβ / n − x̂ dγ / n)
 */
import * as tf from '@tensorflow/tfjs';
import { follow, type NormalizationLayer } from '../../normalizationLayer.ts';
import type { Engine } from '../engine.ts';

type Kwargs = Record<string, unknown>;

/** A tensor that no kernel of tfjs made: its address is where to write it. */
export function newTensor({ backend, tensors }: Engine, shape: number[]): [tf.Tensor, number] {
  const info = backend.makeOutput(shape, 'float32');
  return [tf.engine().makeTensorFromTensorInfo(info), tensors.address(info.dataId)];
}

export function installBatchNormalization(engine: Engine): void {
  const prototype = Object.getPrototypeOf(tf.layers.batchNormalization({})) as NormalizationLayer;
  const before = prototype.call;
  prototype.call = function (this: NormalizationLayer, inputs: tf.Tensor | tf.Tensor[], kwargs: Kwargs) {
    const [x] = [inputs].flat();
    const rank = x?.shape.length ?? 0;
    const last = this.axis === -1 || this.axis === rank - 1;
    const known = x !== undefined && x.dtype === 'float32' && rank >= 2 && last && x.size > 0;
    if (kwargs.training !== true || tf.getBackend() !== 'wasm' || !known)
      return before.call(this, inputs, kwargs);
    return tf.tidy(() => normalise(engine, this, x));
  };
}

function normalise(engine: Engine, layer: NormalizationLayer, x: tf.Tensor): tf.Tensor {
  const channels = x.shape.at(-1) as number;
  const gamma = layer.gamma?.read() ?? tf.ones([channels]);
  const beta = layer.beta?.read() ?? tf.zeros([channels]);
  let moments: [mean: tf.Tensor, variance: tf.Tensor] | undefined;
  const operation = tf.customGrad((...args) => {
    const [input, scale, offset, save] = args as unknown as [
      tf.Tensor,
      tf.Tensor,
      tf.Tensor,
      (all: tf.Tensor[]) => void,
    ];
    const forward = normaliseForward(engine, input, scale, offset, layer.epsilon);
    moments = [tf.keep(forward.mean), tf.keep(forward.variance)];
    save([input, scale, forward.mean, forward.variance]);
    return {
      value: forward.y,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => normaliseBackward(engine, dy, saved, layer.epsilon),
    };
  });
  const y = operation(x, gamma, beta);
  if (moments === undefined) throw new Error('BatchNormalization: its forward pass did not run.');
  const [mean, variance] = moments;
  follow(layer.movingMean, mean, layer.momentum);
  follow(layer.movingVariance, variance, layer.momentum);
  tf.dispose(moments);
  return y;
}

function normaliseForward(engine: Engine, x: tf.Tensor, gamma: tf.Tensor, beta: tf.Tensor, epsilon: number) {
  const { program, tensors } = engine;
  const channels = gamma.size;
  const rows = x.size / channels;
  const [mean, meanAt] = newTensor(engine, [channels]);
  const [variance, varianceAt] = newTensor(engine, [channels]);
  const from = tensors.address(x.dataId);
  program.run('batchMoments', 2 * channels + 64, [rows, channels, from, meanAt, varianceAt]);
  const scale = gamma.mul(variance.add(epsilon).rsqrt());
  const shift = beta.sub(mean.mul(scale));
  const [y, to] = newTensor(engine, x.shape);
  const [a, d] = [scale, shift].map((tensor) => tensors.address(tensor.dataId)) as [number, number];
  program.run('combineChannels', 0, [rows, channels, from, from, a, 0, d, to, false]);
  return { y, mean, variance };
}

function normaliseBackward(engine: Engine, dy: tf.Tensor, saved: tf.Tensor[], epsilon: number): tf.Tensor[] {
  const { program, tensors } = engine;
  const [x, gamma, mean, variance] = saved as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
  const channels = gamma.size;
  const rows = x.size / channels;
  const [gradient, from] = [tensors.address(dy.dataId), tensors.address(x.dataId)];
  const [sum, sumAt] = newTensor(engine, [channels]);
  const [weighed, weighedAt] = newTensor(engine, [channels]);
  program.run('batchGradientSums', 2 * channels + 64, [
    rows,
    channels,
    gradient,
    from,
    tensors.address(mean.dataId),
    sumAt,
    weighedAt,
  ]);
  const inverse = variance.add(epsilon).rsqrt();
  const dGamma = weighed.mul(inverse);
  // dx = a dy + b x + d, with x̂ written out.
  const a = gamma.mul(inverse);
  const b = a.mul(dGamma).mul(inverse).div(-rows);
  const d = a.mul(sum).div(-rows).sub(b.mul(mean));
  const [dx, to] = newTensor(engine, x.shape);
  const words = [a, b, d].map((tensor) => tensors.address(tensor.dataId));
  program.run('combineChannels', 0, [rows, channels, gradient, from, ...words, to, false]);
  return [dx, dGamma, sum];
}
