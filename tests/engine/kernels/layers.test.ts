/**
 * One training step of each of tfjs' layer types on wasm and on cpu: the same loss, the same gradients. The table
 * holds every class that tfjs registers, so that a layer without a row fails the last test.
 */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/start/startBackend.ts';
import { randomNumbers, relativeError } from '../plain.ts';
import { nodeContext } from '../wasmBinary.ts';

type Layer = tf.layers.Layer;

interface Row {
  /** Shape of one example. */
  readonly shape: number[];
  readonly layer: () => Layer;
  /** Inputs are indices below this number. */
  readonly indices?: number;
  /** Prepares images, as the first layer: tfjs has no gradient through it. */
  readonly first?: true;
  /** Random in training, so that two backends need not agree to the bit: only that training runs. */
  readonly random?: true;
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

const table: Record<string, Row> = {
  Activation: { shape: [5], layer: () => layers.activation({ activation: 'softmax' }) },
  AlphaDropout: { shape: [5], layer: () => layers.alphaDropout({ rate: 0.3 }), random: true },
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
  Dropout: { shape: [5], layer: () => layers.dropout({ rate: 0.3 }), random: true },
  ELU: { shape: [5], layer: () => layers.elu() },
  Embedding: {
    shape: [4],
    layer: () => layers.embedding({ inputDim: 5, outputDim: 3, embeddingsInitializer: kernelInitializer }),
    indices: 5,
  },
  Flatten: { shape: image, layer: () => layers.flatten() },
  GaussianDropout: { shape: [5], layer: () => layers.gaussianDropout({ rate: 0.3 }), random: true },
  GaussianNoise: { shape: [5], layer: () => layers.gaussianNoise({ stddev: 0.3 }), random: true },
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
    random: true,
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
  SpatialDropout1D: { shape: series, layer: () => layers.spatialDropout1d({ rate: 0.3 }), random: true },
  ThresholdedReLU: { shape: [5], layer: () => layers.thresholdedReLU({ theta: 0.2 }) },
  TimeDistributed: {
    shape: series,
    layer: () => layers.timeDistributed({ layer: layers.dense({ units: 2, kernelInitializer }) }),
  },
  UpSampling2D: { shape: image, layer: () => layers.upSampling2d({ size: [2, 2] }) },
  ZeroPadding2D: { shape: image, layer: () => layers.zeroPadding2d({ padding: 1 }) },
};

/** Joins of two branches; the branches are dense layers, so gradients must come through the join. */
const joins: Record<string, () => Layer> = {
  Add: () => layers.add(),
  Average: () => layers.average(),
  Concatenate: () => layers.concatenate(),
  Dot: () => layers.dot({ axes: 1 }),
  Maximum: () => layers.maximum(),
  Minimum: () => layers.minimum(),
  Multiply: () => layers.multiply(),
};

/** A branch that has weights, so that gradients must pass through the layer to them. */
function branch(
  shape: readonly number[],
  seedOfBranch: number,
): { input: tf.SymbolicTensor; output: tf.SymbolicTensor } {
  const input = tf.input({ shape: [...shape] });
  const scale = layers.dense({
    units: shape.at(-1) ?? 1,
    kernelInitializer: tf.initializers.glorotUniform({ seed: seedOfBranch }),
  });
  return { input, output: scale.apply(input) as tf.SymbolicTensor };
}

function modelOf(row: Row): tf.LayersModel {
  if (row.indices !== undefined) {
    const input = tf.input({ shape: row.shape });
    return tf.model({ inputs: input, outputs: row.layer().apply(input) as tf.SymbolicTensor });
  }
  if (row.first) {
    const input = tf.input({ shape: row.shape });
    const dense = layers.dense({ units: 2, kernelInitializer });
    return tf.model({ inputs: input, outputs: dense.apply(row.layer().apply(input)) as tf.SymbolicTensor });
  }
  const { input, output } = branch(row.shape, 5);
  return tf.model({ inputs: input, outputs: row.layer().apply(output) as tf.SymbolicTensor });
}

function joinOf(join: () => Layer): tf.LayersModel {
  const [a, b] = [branch([4], 5), branch([4], 6)];
  const output = join().apply([a.output, b.output]) as tf.SymbolicTensor;
  return tf.model({ inputs: [a.input, b.input], outputs: output });
}

/** The loss of one batch and its gradients by every weight, at fixed inputs: the sum of the outputs, weighed. */
async function step(backend: string, build: () => tf.LayersModel, indices?: number): Promise<number[]> {
  await tf.setBackend(backend);
  const model = build();
  const random = randomNumbers(3);
  const draw = () => (indices === undefined ? random() : Math.floor(((random() + 1) / 2) * indices));
  const inputs = model.inputs.map(({ shape }) => {
    const full = [3, ...shape.slice(1)] as number[];
    return tf.tensor(Float32Array.from({ length: tf.util.sizeFromShape(full) }, draw), full);
  });
  const loss = (): tf.Scalar => {
    const y = model.apply(inputs, { training: true }) as tf.Tensor;
    const weights = tf.tensor(Float32Array.from({ length: y.size }, randomNumbers(4)), y.shape);
    return y.mul(weights).mean().asScalar();
  };
  const found: number[] = [];
  if (model.trainableWeights.length === 0) {
    found.push(...(loss().dataSync() as Float32Array));
  } else {
    const { value, grads } = tf.variableGrads(loss);
    found.push(...value.dataSync());
    // Weights are made in the same order on both.
    for (const gradient of Object.values(grads)) found.push(...gradient.dataSync());
  }
  model.dispose();
  return found;
}

beforeAll(async () => {
  await startBackend('wasm', nodeContext);
});

describe('one training step on wasm equals one on cpu', () => {
  it.each(Object.entries(table))('%s', async (_, row) => {
    const onWasm = await step('wasm', () => modelOf(row), row.indices);
    expect(onWasm.every(Number.isFinite)).toBe(true);
    if (row.random) return;
    const onCpu = await step('cpu', () => modelOf(row), row.indices);
    expect(relativeError(onWasm, onCpu)).toBeLessThan(1e-4);
  });

  it.each(Object.entries(joins))('%s', async (_, join) => {
    const [onWasm, onCpu] = [await step('wasm', () => joinOf(join)), await step('cpu', () => joinOf(join))];
    expect(relativeError(onWasm, onCpu)).toBeLessThan(1e-4);
  });

  it('holds for every layer class that tfjs registers', () => {
    const { classNameMap } = tf.serialization.SerializationMap.getMap();
    const registered = Object.entries(classNameMap)
      .filter(
        ([, [type]]) => (type as unknown as { prototype: unknown }).prototype instanceof tf.layers.Layer,
      )
      .map(([name]) => name)
      // Cells and bases are run by the layers that are made of them; models are made of layers.
      .filter((name) => !/Cell|Cells$|^Sequential$|^Model$|^Functional$|^Wrapper$|^Conv$/.test(name));
    const rows = [...Object.keys(table), ...Object.keys(joins)];
    expect(registered.filter((name) => !rows.includes(name))).toEqual([]);
    expect(registered.length).toBeGreaterThan(40);
  });
});
