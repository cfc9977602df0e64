import * as tf from '@tensorflow/tfjs';

/** What a network for small pictures is made of: pooled convolutions and two dense layers, as in the lessons. */
export interface WarmUpShape {
  /** `[height, width, channels]`; `[28, 28, 1]` by default. */
  readonly image?: readonly [number, number, number];
  /** Filters of the 3×3 convolutions, each behind relu and max pooled 2×2; `[32, 64, 64]` by default. */
  readonly filters?: readonly number[];
  /** Of the hidden dense layer, 256 by default. */
  readonly units?: number;
  /** 10 by default. */
  readonly classes?: number;
  /** 32 by default, as in `fit`. */
  readonly batchSize?: number;
}

/**
 * Trains a network that nobody wants for two steps, so that the GPU's driver has compiled its programs when a learner's first
 * training starts: to be called while something else, like a download, has to be waited for. On WebGL it serves networks of the
 * same shapes, on WebGPU others too. All weights are zeros, so no random number is drawn, and all layers are named, so the names
 * of a learner's are not changed. Leaves no tensor. Does nothing on WebAssembly and in plain JavaScript, which compile nothing.
 *
 * @returns whether there was anything to warm
 */
export async function warmUp(shape: WarmUpShape = {}): Promise<boolean> {
  if (!['webgl', 'webgpu'].includes(tf.getBackend())) return false;
  const { image = [28, 28, 1], filters = [32, 64, 64], units = 256, classes = 10, batchSize = 32 } = shape;
  const kernelInitializer = 'zeros';
  const model = tf.sequential({ name: 'warm_up' });
  model.add(tf.layers.inputLayer({ name: 'warm_up_input', inputShape: [...image] }));
  filters.forEach((count, i) => {
    const convolution = { filters: count, kernelSize: 3, activation: 'relu', kernelInitializer } as const;
    model.add(tf.layers.conv2d({ name: `warm_up_convolution_${i}`, ...convolution }));
    model.add(tf.layers.maxPooling2d({ name: `warm_up_pooling_${i}`, poolSize: 2 }));
  });
  model.add(tf.layers.flatten({ name: 'warm_up_flatten' }));
  model.add(tf.layers.dense({ name: 'warm_up_dense', units, activation: 'relu', kernelInitializer }));
  const softmax = { units: classes, activation: 'softmax', kernelInitializer } as const;
  model.add(tf.layers.dense({ name: 'warm_up_classes', ...softmax }));
  model.compile({ optimizer: tf.train.adam(), loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const [x, y] = [tf.zeros([batchSize, ...image]), tf.zeros([batchSize, 1])];
  try {
    // The second finds moments that the first has made.
    for (let step = 0; step < 2; step++) await model.trainOnBatch(x, y);
    return true;
  } finally {
    tf.dispose([x, y]);
    model.optimizer.dispose();
    model.dispose();
  }
}
