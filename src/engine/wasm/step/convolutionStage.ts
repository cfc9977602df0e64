/** Convolution with bias and relu, and with the max pooling behind it where that can be fused. */
import * as tf from '@tensorflow/tfjs';
import {
  convolve,
  convolveAndPool,
  filterGradient,
  inputGradient,
  sparseFilterGradient,
  sparseInputGradient,
  sumWinners,
} from '../kernels/computeConvolution.ts';
import type { Corner } from '../pending.ts';
import { type ConvolutionShape, convolutionShape, type PoolShape, poolReach, reach } from '../shapes.ts';
import type { ConvolutionLayer } from './layerKinds.ts';
import type { Stage, StepRecording } from './stage.ts';

export function convolutionOf(batch: number, input: number[], layer: ConvolutionLayer): ConvolutionShape {
  const [height = 0, width = 0, channels = 0] = input;
  const [, , , filters = 0] = layer.kernel.shape as number[];
  const info = tf.backend_util.computeConv2DInfo(
    [batch, height, width, channels],
    [...layer.kernelSize, channels, filters],
    layer.strides,
    layer.dilationRate,
    layer.padding,
  );
  return convolutionShape(info);
}

function operandsOf(step: StepRecording, { kernel, bias }: ConvolutionLayer, x: number, relu: boolean) {
  return { x, filter: step.weight(kernel), bias: bias === null ? 0 : step.weight(bias), relu };
}

export function convolutionStage(layer: ConvolutionLayer, shape: ConvolutionShape, relu: boolean): Stage {
  const pixels = shape.batch * shape.outHeight * shape.outWidth;
  let input = 0;
  let output = 0;
  return {
    reads: () => reach(shape, shape.outHeight, shape.outWidth),
    forward(step, x) {
      input = x;
      output = step.recording.buffer(pixels * shape.outChannels, `the feature map of ${layer.name}`);
      convolve(step.recording, shape, operandsOf(step, layer, x, relu), output);
      return output;
    },
    backward(step, dy, passOn) {
      const { recording } = step;
      const size = pixels * shape.outChannels;
      if (relu) recording.run('reluGradient', 0, [size, dy, output, dy], size);
      const bias = layer.bias === null ? undefined : step.gradient(layer.bias);
      if (bias !== undefined) recording.run('sumRows', 0, [pixels, shape.outChannels, dy, bias], size);
      const filter = step.gradient(layer.kernel);
      if (filter !== undefined) filterGradient(recording, shape, input, dy, filter);
      if (!passOn) return 0;
      const dx = inputBuffer(step, layer, shape);
      inputGradient(recording, shape, step.weight(layer.kernel), dy, dx);
      return dx;
    },
  };
}

function inputBuffer({ recording }: StepRecording, layer: tf.layers.Layer, s: ConvolutionShape): number {
  const count = s.batch * s.inHeight * s.inWidth * s.inChannels;
  return recording.buffer(count, `the input gradient of ${layer.name}`);
}

export function pooledConvolutionStage(
  layer: ConvolutionLayer,
  shape: ConvolutionShape,
  relu: boolean,
  pool: PoolShape,
): Stage {
  const cells = shape.batch * pool.outHeight * pool.outWidth;
  const all: Corner = [pool.outHeight, pool.outWidth];
  let input = 0;
  let winners = 0;
  let computed = all;
  return {
    reads: (corner = all) => reach(shape, ...poolReach(pool, ...corner)),
    forward(step, x, corner = all) {
      const { recording } = step;
      input = x;
      computed = corner;
      const count = cells * shape.outChannels;
      const pooled = recording.buffer(count, `the pooled feature map of ${layer.name}`);
      winners = recording.buffer(count, `the winners of the pooling behind ${layer.name}`, 1);
      convolveAndPool(recording, shape, operandsOf(step, layer, x, relu), pool, corner, pooled, winners);
      return pooled;
    },
    backward(step, dy, passOn) {
      const { recording } = step;
      const from = { address: winners, convolution: shape, pool, computed };
      const bias = layer.bias === null ? undefined : step.gradient(layer.bias);
      if (bias !== undefined) sumWinners(recording, from, dy, bias);
      const filter = step.gradient(layer.kernel);
      if (filter !== undefined) sparseFilterGradient(recording, from, input, dy, filter);
      if (!passOn) return 0;
      const dx = inputBuffer(step, layer, shape);
      sparseInputGradient(recording, from, step.weight(layer.kernel), dy, dx);
      return dx;
    },
  };
}
