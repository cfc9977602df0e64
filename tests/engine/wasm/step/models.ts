/** Small random models that a compiled step can train, and what they learn from. */
import * as tf from '@tensorflow/tfjs';
import { randomValues } from '../randomShapes.ts';

type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

export interface Recipe {
  readonly title: string;
  readonly inputShape: number[];
  readonly classes: number;
  /** Makes the model anew, with the same weights each time. */
  readonly make: () => tf.LayersModel;
}

/** Blocks of convolution, perhaps relu, perhaps pooling, that fit into the map; then dense layers. */
export function randomRecipe(random: Random): Recipe {
  let height = pick(random, [1, 4, 7, 9, 12]);
  let width = pick(random, [1, 5, 8, 11]);
  const inputShape = [height, width, pick(random, [1, 3, 4])];
  const makers: ((seed: number) => tf.layers.Layer)[] = [];
  const titles: string[] = [];
  // What only shifts or scales what is then normalised has hardly any gradient but rounding.
  const normalizes = random() < 0.3;
  let normalized = false;
  const blocks = pick(random, [0, 1, 1, 2, 2, 3]);
  for (let b = 0; b < blocks; b++) {
    const kernel = pick(random, [1, 2, 3, 3]);
    const padding = kernel > Math.min(height, width) ? 'same' : pick(random, ['same', 'valid'] as const);
    const strides = pick(random, [1, 1, 1, 2]);
    const filters = pick(random, [1, 5, 8, 12]);
    const activation = pick(random, ['relu', 'relu', 'linear'] as const);
    const useBias = !normalizes && random() < 0.8;
    makers.push((seed) =>
      tf.layers.conv2d({
        filters,
        kernelSize: kernel,
        padding,
        strides,
        activation,
        useBias,
        kernelInitializer: tf.initializers.glorotUniform({ seed }),
        biasInitializer: tf.initializers.randomUniform({ minval: -0.1, maxval: 0.1, seed: seed + 50 }),
      }),
    );
    titles.push(`conv ${kernel}×${kernel}/${strides} ${padding} ${filters} ${activation}`);
    const out = (n: number) => Math.ceil((padding === 'same' ? n : n - kernel + 1) / strides);
    [height, width] = [out(height), out(width)];
    if (activation === 'linear' && random() < 0.5) {
      makers.push(() => tf.layers.reLU());
      titles.push('relu');
    }
    if (normalizes && !normalized && random() < 0.7) {
      normalized = true;
      const scales = { scale: random() < 0.7, center: random() < 0.7 };
      makers.push(() => tf.layers.batchNormalization(scales));
      titles.push('batch normalisation');
      if (activation === 'linear' && random() < 0.7) {
        makers.push(() => tf.layers.activation({ activation: 'relu' }));
        titles.push('relu');
      }
    }
    if (!normalizes && random() < 0.4) {
      const depthMultiplier = pick(random, [1, 1, 2, 5]);
      const after = pick(random, ['relu', 'linear'] as const);
      const biased = random() < 0.7;
      makers.push((seed) =>
        tf.layers.depthwiseConv2d({
          kernelSize: 3,
          padding: 'same',
          depthMultiplier,
          activation: after,
          useBias: biased,
          depthwiseInitializer: tf.initializers.glorotUniform({ seed: seed + 20 }),
        }),
      );
      titles.push(`depthwise ×${depthMultiplier} ${after}`);
    }
    const pool = pick(random, ['none', 'max', 'max', 'average', 'overlapping']);
    if (pool !== 'none') {
      const poolSize = height >= 2 && width >= 2 ? 2 : 1;
      const stride = pool === 'overlapping' ? 1 : poolSize;
      const args = { poolSize, strides: stride, padding: pick(random, ['valid', 'same'] as const) };
      makers.push(() =>
        pool === 'average' ? tf.layers.averagePooling2d(args) : tf.layers.maxPooling2d(args),
      );
      titles.push(`${pool} pool ${poolSize}/${stride} ${args.padding}`);
      const size = (n: number) => Math.ceil((args.padding === 'same' ? n : n - poolSize + 1) / stride);
      [height, width] = [size(height), size(width)];
    }
  }
  if (random() < 0.4) {
    makers.push((seed) => tf.layers.dropout({ rate: 0.3, seed }));
    titles.push('dropout');
  }
  makers.push(() => tf.layers.flatten());
  const hidden = pick(random, [0, 1, 2]);
  const classes = pick(random, [2, 3, 10]);
  for (let h = 0; h < hidden; h++) {
    const units = pick(random, [1, 7, 16]);
    makers.push((seed) =>
      tf.layers.dense({
        units,
        activation: 'relu',
        kernelInitializer: tf.initializers.glorotUniform({ seed }),
      }),
    );
    titles.push(`dense ${units}`);
  }
  makers.push((seed) =>
    tf.layers.dense({
      units: classes,
      activation: 'softmax',
      kernelInitializer: tf.initializers.glorotUniform({ seed }),
    }),
  );
  const functional = random() < 0.5;
  return {
    title: `[${inputShape.join(', ')}] → ${titles.join(' → ')} → softmax ${classes}`,
    inputShape,
    classes,
    make: () => {
      const input = tf.input({ shape: inputShape });
      const layers = makers.map((make, i) => make(i + 1));
      if (functional) {
        const output = layers.reduce((x, layer) => layer.apply(x) as tf.SymbolicTensor, input);
        return tf.model({ inputs: input, outputs: output });
      }
      return tf.sequential({ layers: [tf.layers.inputLayer({ inputShape }), ...layers] });
    },
  };
}

export interface Batches {
  readonly x: tf.Tensor;
  readonly y: tf.Tensor;
}

/** Random examples with their class numbers, or with rows of one for the class. */
export function examples(
  { inputShape, classes }: Recipe,
  count: number,
  random: Random,
  rows = false,
): Batches {
  const size = inputShape.reduce((product, length) => product * length, 1);
  const x = tf.tensor(randomValues(count * size, random), [count, ...inputShape]);
  const labels = Array.from({ length: count }, () => Math.floor(random() * classes));
  const y = rows
    ? tf.oneHot(tf.tensor1d(labels, 'int32'), classes).toFloat()
    : tf.tensor2d(labels, [count, 1]);
  return { x, y };
}
