import * as tf from '@tensorflow/tfjs';

/** The network of lesson 05, which a test there counts: 74,954 parameters. */
export function buildCnn(): tf.Sequential {
  const kernels = { kernelSize: 3, strides: 1, activation: 'relu' } as const;
  return tf.sequential({
    layers: [
      tf.layers.inputLayer({ inputShape: [28, 28, 1] }),
      tf.layers.conv2d({ filters: 32, ...kernels }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.conv2d({ filters: 64, ...kernels }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.conv2d({ filters: 64, ...kernels }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 256, activation: 'relu' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
}
