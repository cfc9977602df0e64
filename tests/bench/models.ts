/** The models that the benchmark trains, the same on tfjs and on PyTorch (`reference.py`). */
import * as tf from '@tensorflow/tfjs';

export const modelNames = ['lesson-cnn', 'batchnorm-dropout', 'depthwise', 'mlp'] as const;
/** What the estimates of training time are fitted to besides: other sizes, and layers in other company. */
export const furtherNames = [
  'small-cnn',
  'unpooled-cnn',
  'deep-mlp',
  'large-kernels',
  'strided-kernels',
  'mobile-cnn',
  'normalised-cnn',
  'wide-cnn',
  'same-cnn',
  'softmax-regression',
  'five-by-five',
  'seven-by-seven',
  'three-blocks',
  'wider-cnn',
  'normalised-same',
  'pointwise-cnn',
] as const;
export type ModelName = (typeof modelNames)[number] | (typeof furtherNames)[number];

const {
  conv2d,
  maxPooling2d,
  averagePooling2d,
  dense,
  flatten,
  batchNormalization,
  dropout,
  activation,
  depthwiseConv2d,
} = tf.layers;

/** An image of Fashion-MNIST. */
const inputShape = [28, 28, 1];

function head(units: number): tf.layers.Layer[] {
  return [flatten(), dense({ units, activation: 'relu' }), dense({ units: 10, activation: 'softmax' })];
}

function block(filters: number, input?: number[]): tf.layers.Layer[] {
  const first = { filters, kernelSize: 3, padding: 'same' as const, useBias: false };
  return [
    conv2d(input === undefined ? first : { ...first, inputShape: input }),
    batchNormalization(),
    activation({ activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    dropout({ rate: 0.25 }),
  ];
}

const layers: Record<ModelName, () => tf.layers.Layer[]> = {
  'lesson-cnn': () => [
    conv2d({ inputShape, filters: 32, kernelSize: 3, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ filters: 64, kernelSize: 3, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ filters: 64, kernelSize: 3, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    ...head(256),
  ],
  'batchnorm-dropout': () => [...block(32, inputShape), ...block(64), ...head(128)],
  depthwise: () => [
    conv2d({ inputShape, filters: 32, kernelSize: 3, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    depthwiseConv2d({ kernelSize: 3, activation: 'relu' }),
    conv2d({ filters: 64, kernelSize: 1, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    ...head(128),
  ],
  'small-cnn': () => [
    conv2d({ inputShape, filters: 8, kernelSize: 3, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ filters: 16, kernelSize: 3, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    ...head(32),
  ],
  'unpooled-cnn': () => [
    conv2d({ inputShape, filters: 16, kernelSize: 3, strides: 2, activation: 'relu' }),
    conv2d({ filters: 32, kernelSize: 3, padding: 'same', activation: 'relu' }),
    conv2d({ filters: 32, kernelSize: 3, activation: 'relu' }),
    ...head(64),
  ],
  'deep-mlp': () => [
    flatten({ inputShape }),
    ...Array.from({ length: 4 }, () => dense({ units: 128, activation: 'relu' })),
    dense({ units: 10, activation: 'softmax' }),
  ],
  'large-kernels': () => [
    conv2d({ inputShape, filters: 24, kernelSize: 5, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ filters: 48, kernelSize: 5, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    ...head(128),
  ],
  'strided-kernels': () => [
    conv2d({ inputShape, filters: 16, kernelSize: 7, strides: 2, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ filters: 48, kernelSize: 4, activation: 'relu' }),
    ...head(64),
  ],
  'mobile-cnn': () => [
    conv2d({ inputShape, filters: 16, kernelSize: 3, strides: 2, padding: 'same', activation: 'relu' }),
    depthwiseConv2d({ kernelSize: 3, padding: 'same', activation: 'relu' }),
    conv2d({ filters: 32, kernelSize: 1, activation: 'relu' }),
    depthwiseConv2d({ kernelSize: 3, strides: 2, padding: 'same', activation: 'relu' }),
    conv2d({ filters: 64, kernelSize: 1, activation: 'relu' }),
    averagePooling2d({ poolSize: 7 }),
    ...head(32),
  ],
  'normalised-cnn': () => [
    conv2d({ inputShape, filters: 16, kernelSize: 3 }),
    batchNormalization(),
    activation({ activation: 'relu' }),
    conv2d({ filters: 24, kernelSize: 3, strides: 2 }),
    batchNormalization(),
    activation({ activation: 'relu' }),
    averagePooling2d({ poolSize: 2 }),
    ...head(64),
  ],
  'wide-cnn': () => [
    conv2d({ inputShape, filters: 64, kernelSize: 3, padding: 'same', activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ filters: 128, kernelSize: 3, padding: 'same', activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    ...head(128),
  ],
  'same-cnn': () => [
    conv2d({ inputShape, filters: 12, kernelSize: 3, padding: 'same', activation: 'relu' }),
    conv2d({ filters: 12, kernelSize: 3, padding: 'same', activation: 'relu' }),
    dropout({ rate: 0.25 }),
    flatten(),
    dense({ units: 10, activation: 'softmax' }),
  ],
  'five-by-five': () => [
    conv2d({ inputShape, filters: 12, kernelSize: 5, padding: 'same', activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ filters: 32, kernelSize: 5, padding: 'same', activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    ...head(32),
  ],
  'seven-by-seven': () => [
    conv2d({ inputShape, filters: 16, kernelSize: 7, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ filters: 24, kernelSize: 5, activation: 'relu' }),
    ...head(64),
  ],
  'three-blocks': () => [
    conv2d({ inputShape, filters: 24, kernelSize: 3, padding: 'same', activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ filters: 48, kernelSize: 3, padding: 'same', activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ filters: 96, kernelSize: 3, padding: 'same', activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    ...head(64),
  ],
  'wider-cnn': () => [
    conv2d({ inputShape, filters: 96, kernelSize: 3, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ filters: 96, kernelSize: 3, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    ...head(256),
  ],
  'normalised-same': () => [...block(16, inputShape), ...block(32), ...block(48), ...head(64)],
  'pointwise-cnn': () => [
    conv2d({ inputShape, filters: 24, kernelSize: 3, strides: 2, activation: 'relu' }),
    conv2d({ filters: 48, kernelSize: 1, activation: 'relu' }),
    depthwiseConv2d({ kernelSize: 3, padding: 'same', activation: 'relu' }),
    conv2d({ filters: 64, kernelSize: 1, activation: 'relu' }),
    maxPooling2d({ poolSize: 2 }),
    ...head(48),
  ],
  'softmax-regression': () => [flatten({ inputShape }), dense({ units: 10, activation: 'softmax' })],
  mlp: () => [flatten({ inputShape }), dense({ units: 256, activation: 'relu' }), ...head(128).slice(1)],
};

export function compiledModel(name: ModelName): tf.Sequential {
  const model = tf.sequential({ layers: layers[name]() });
  model.compile({ optimizer: tf.train.adam(), loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  return model;
}
