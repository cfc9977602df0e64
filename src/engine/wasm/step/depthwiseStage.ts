/** Depthwise convolution with bias and relu. */
import * as tf from '@tensorflow/tfjs';
import { depthwise, depthwiseFilterGradient, depthwiseInputGradient } from '../kernels/computeDepthwise.ts';
import { type ConvolutionShape, convolutionShape } from '../shapes.ts';
import type { DepthwiseLayer } from './layerKinds.ts';
import type { Stage } from './stage.ts';

function shapeOf(batch: number, input: number[], layer: DepthwiseLayer): ConvolutionShape {
  const [height = 0, width = 0, channels = 0] = input;
  const [, , , multiplier = 1] = layer.depthwiseKernel.shape as number[];
  const info = tf.backend_util.computeConv2DInfo(
    [batch, height, width, channels],
    [...layer.kernelSize, channels, multiplier],
    layer.strides,
    1,
    layer.padding,
    undefined,
    true,
  );
  return convolutionShape(info);
}

export function depthwiseStage(layer: DepthwiseLayer, batch: number, input: number[], relu: boolean): Stage {
  const shape = shapeOf(batch, input, layer);
  const { outChannels } = shape;
  const pixels = batch * shape.outHeight * shape.outWidth;
  const size = pixels * outChannels;
  let from = 0;
  let output = 0;
  return {
    forward({ recording, weight }, x) {
      from = x;
      output = recording.buffer(size, `the feature map of ${layer.name}`);
      depthwise(recording, shape, x, weight(layer.depthwiseKernel), output);
      if (layer.bias !== null) {
        const words = [pixels, outChannels, output, weight(layer.bias), output, relu];
        recording.run('addBias', 0, words, size);
      } else if (relu) {
        recording.run('relu', 0, [size, output, output], size);
      }
      return output;
    },
    backward({ recording, weight, gradient }, dy, passOn) {
      if (relu) recording.run('reluGradient', 0, [size, dy, output, dy], size);
      const bias = layer.bias === null ? undefined : gradient(layer.bias);
      if (bias !== undefined) recording.run('sumRows', 0, [pixels, outChannels, dy, bias], size);
      const kernel = gradient(layer.depthwiseKernel);
      if (kernel !== undefined) depthwiseFilterGradient(recording, shape, from, dy, kernel);
      if (!passOn) return 0;
      const count = batch * shape.inHeight * shape.inWidth * shape.inChannels;
      const dx = recording.buffer(count, `the input gradient of ${layer.name}`);
      depthwiseInputGradient(recording, shape, weight(layer.depthwiseKernel), dy, dx);
      return dx;
    },
  };
}
