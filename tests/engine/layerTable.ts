/** Every layer type of tfjs with the smallest input that exercises it: what each backend has to train. */
import * as tf from '@tensorflow/tfjs';

type Layer = tf.layers.Layer;

export interface Row {
  /** Shape of one example. */
  readonly shape: number[];
  readonly layer: () => Layer;
  /** Inputs are indices below this number. */
  readonly indices?: number;
  /** Prepares images, as the first layer: tfjs has no gradient through it. */
  readonly first?: true;
  /** Drawn by our own kernel where there is one, so that another backend drops other units. */
  readonly ownRandom?: true;
}

const { layers } = tf;
const seed = 7;
const kernelInitializer = tf.initializers.glorotUniform({ seed });
const depthwiseInitializer = tf.initializers.glorotUniform({ seed });
const pointwiseInitializer = tf.initializers.glorotUniform({ seed: 8 });
const recurrent = {
  units: 3,
  kernelInitializer,
  recurrentInitializer: tf.initializers.glorotUniform({ seed: 9 }),
};
const image = [6, 5, 3];
const series = [6, 3];

/** By class name. */
export const layerTable: Record<string, Row> = {
  Activation: { shape: [5], layer: () => layers.activation({ activation: 'softmax' }) },
  AlphaDropout: { shape: [5], layer: () => layers.alphaDropout({ rate: 0.3 }) },
  AveragePooling1D: { shape: series, layer: () => layers.averagePooling1d({ poolSize: 2 }) },
  AveragePooling2D: { shape: image, layer: () => layers.averagePooling2d({ poolSize: 2, padding: 'same' }) },
  AveragePooling3D: {
    shape: [4, 4, 4, 2],
    layer: () => layers.averagePooling3d({ poolSize: 2, strides: 2, padding: 'valid' }),
  },
  BatchNormalization: { shape: image, layer: () => layers.batchNormalization() },
  Bidirectional: {
    shape: series,
    layer: () => layers.bidirectional({ layer: layers.lstm(recurrent) as tf.RNN, mergeMode: 'concat' }),
  },
  CategoryEncoding: {
    shape: [4],
    layer: () => layers.categoryEncoding({ numTokens: 5, outputMode: 'multiHot' }),
    indices: 5,
  },
  CenterCrop: { shape: image, layer: () => layers.centerCrop({ height: 2, width: 3 }), first: true },
  Conv1D: { shape: series, layer: () => layers.conv1d({ filters: 4, kernelSize: 3, kernelInitializer }) },
  Conv2D: {
    shape: image,
    layer: () =>
      layers.conv2d({ filters: 4, kernelSize: 3, padding: 'same', activation: 'relu', kernelInitializer }),
  },
  Conv2DTranspose: {
    shape: image,
    layer: () => layers.conv2dTranspose({ filters: 4, kernelSize: 3, strides: 2, kernelInitializer }),
  },
  Conv3D: {
    shape: [4, 4, 4, 2],
    layer: () => layers.conv3d({ filters: 3, kernelSize: 2, kernelInitializer }),
  },
  Conv3DTranspose: {
    shape: [3, 3, 3, 2],
    layer: () => layers.conv3dTranspose({ filters: 3, kernelSize: 2, kernelInitializer }),
  },
  ConvLSTM2D: {
    shape: [3, 5, 5, 2],
    layer: () =>
      layers.convLstm2d({
        filters: 2,
        kernelSize: 3,
        kernelInitializer,
        recurrentInitializer: kernelInitializer,
      }),
  },
  Cropping2D: {
    shape: image,
    layer: () =>
      layers.cropping2D({
        cropping: [
          [1, 0],
          [1, 1],
        ],
      }),
  },
  Dense: { shape: [5], layer: () => layers.dense({ units: 4, activation: 'sigmoid', kernelInitializer }) },
  DepthwiseConv2D: {
    shape: image,
    layer: () => layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, depthwiseInitializer }),
  },
  Dropout: { shape: [5], layer: () => layers.dropout({ rate: 0.3 }), ownRandom: true },
  ELU: { shape: [5], layer: () => layers.elu() },
  Embedding: {
    shape: [4],
    layer: () => layers.embedding({ inputDim: 5, outputDim: 3, embeddingsInitializer: kernelInitializer }),
    indices: 5,
  },
  Flatten: { shape: image, layer: () => layers.flatten() },
  GaussianDropout: { shape: [5], layer: () => layers.gaussianDropout({ rate: 0.3 }) },
  GaussianNoise: { shape: [5], layer: () => layers.gaussianNoise({ stddev: 0.3 }) },
  GlobalAveragePooling1D: { shape: series, layer: () => layers.globalAveragePooling1d() },
  GlobalAveragePooling2D: { shape: image, layer: () => layers.globalAveragePooling2d({}) },
  GlobalMaxPooling1D: { shape: series, layer: () => layers.globalMaxPooling1d() },
  GlobalMaxPooling2D: { shape: image, layer: () => layers.globalMaxPooling2d({}) },
  GRU: { shape: series, layer: () => layers.gru(recurrent) },
  InputLayer: { shape: [5], layer: () => layers.activation({ activation: 'linear' }) },
  LayerNormalization: { shape: image, layer: () => layers.layerNormalization() },
  LeakyReLU: { shape: [5], layer: () => layers.leakyReLU() },
  LSTM: { shape: series, layer: () => layers.lstm({ ...recurrent, returnSequences: true }) },
  Masking: { shape: series, layer: () => layers.masking({ maskValue: 0 }) },
  MaxPooling1D: { shape: series, layer: () => layers.maxPooling1d({ poolSize: 2 }) },
  MaxPooling2D: { shape: image, layer: () => layers.maxPooling2d({ poolSize: 2 }) },
  MaxPooling3D: {
    shape: [4, 4, 4, 2],
    layer: () => layers.maxPooling3d({ poolSize: 2, strides: 2, padding: 'valid' }),
  },
  Permute: { shape: image, layer: () => layers.permute({ dims: [2, 3, 1] }) },
  PReLU: { shape: [5], layer: () => layers.prelu() },
  RandomWidth: {
    shape: image,
    layer: () => layers.randomWidth({ factor: 0.2, seed }),
  },
  ReLU: { shape: [5], layer: () => layers.reLU() },
  RepeatVector: { shape: [5], layer: () => layers.repeatVector({ n: 3 }) },
  Rescaling: { shape: image, layer: () => layers.rescaling({ scale: 0.5, offset: 1 }) },
  Reshape: { shape: image, layer: () => layers.reshape({ targetShape: [15, 6] }) },
  Resizing: { shape: image, layer: () => layers.resizing({ height: 4, width: 8 }) },
  RNN: {
    shape: series,
    layer: () =>
      layers.rnn({
        cell: layers.stackedRNNCells({ cells: [layers.lstmCell(recurrent), layers.gruCell(recurrent)] }),
      }),
  },
  SeparableConv2D: {
    shape: image,
    layer: () =>
      layers.separableConv2d({ filters: 4, kernelSize: 3, depthwiseInitializer, pointwiseInitializer }),
  },
  SimpleRNN: { shape: series, layer: () => layers.simpleRNN(recurrent) },
  Softmax: { shape: [5], layer: () => layers.softmax() },
  SpatialDropout1D: { shape: series, layer: () => layers.spatialDropout1d({ rate: 0.3 }) },
  ThresholdedReLU: { shape: [5], layer: () => layers.thresholdedReLU({ theta: 0.2 }) },
  TimeDistributed: {
    shape: series,
    layer: () => layers.timeDistributed({ layer: layers.dense({ units: 2, kernelInitializer }) }),
  },
  UpSampling2D: { shape: image, layer: () => layers.upSampling2d({ size: [2, 2] }) },
  ZeroPadding2D: { shape: image, layer: () => layers.zeroPadding2d({ padding: 1 }) },
};

/** Joins of two branches; the branches are dense layers, so gradients must come through the join. */
export const joins: Record<string, () => Layer> = {
  Add: () => layers.add(),
  Average: () => layers.average(),
  Concatenate: () => layers.concatenate(),
  Dot: () => layers.dot({ axes: 1 }),
  Maximum: () => layers.maximum(),
  Minimum: () => layers.minimum(),
  Multiply: () => layers.multiply(),
};
