/**
 * Trains the network of lesson 05 on the real Fashion-MNIST and writes it to `public/models/`, as the recorded model that
 * a lesson offers before its reader has trained one. Seeded: on the same machine, the same numbers.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs';
import { seedEverything } from '../../src/engine/index.ts';
import { buildCnn } from './cnn.ts';
import { readPart, startEngine } from './officialData.ts';

const seed = 1;
const epochs = 8;
const batchSize = 64;
const validationCount = 10_000;
const target = fileURLToPath(new URL('../../public/models/fashion-mnist-cnn/', import.meta.url));

export async function recordModel(folder: string | undefined): Promise<void> {
  await startEngine();
  const [images, labels] = await readPart(folder, 'train', 60_000);
  const [testImages, testLabels] = await readPart(folder, 't10k', 10_000);
  const count = 60_000 - validationCount;

  const unseed = seedEverything(seed);
  const model = buildCnn();
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  await model.fit(images.slice([0], [count]), labels.slice([0], [count]), {
    batchSize,
    epochs,
    validationData: [images.slice([count]), labels.slice([count])],
    verbose: 0,
    callbacks: {
      onEpochEnd: async (epoch, logs) => console.log(epoch + 1, JSON.stringify(logs)),
    },
  });
  unseed();
  // What is stored has 16 bits a weight: so that is what is tested.
  const { artifacts, weights } = await halved(model);
  const stored = await tf.loadLayersModel(tf.io.fromMemory({ ...artifacts, weightData: weights }));
  stored.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const [, accuracy] = stored.evaluate(testImages, testLabels, { batchSize: 250 }) as tf.Scalar[];
  const testAccuracy = Number((await accuracy?.data())?.[0]?.toFixed(4));
  console.log(`test accuracy ${testAccuracy}`);

  await mkdir(target, { recursive: true });
  await writeFile(join(target, 'weights.bin'), new Uint8Array(weights));
  const described = {
    format: 'layers-model',
    generatedBy: 'Convbook, tests/tools/recordModel.ts',
    modelTopology: artifacts.modelTopology,
    weightsManifest: [{ paths: ['weights.bin'], weights: artifacts.weightSpecs }],
    userDefinedMetadata: {
      trainedOn: 'Fashion-MNIST (Zalando SE, MIT licence), the first 50,000 training images',
      seed,
      epochs,
      batchSize,
      testAccuracy,
    },
  };
  await writeFile(join(target, 'model.json'), `${JSON.stringify(described, null, 1)}\n`);
}

/** The model in the form that TensorFlow.js saves, its weights rounded to 16 bits. */
async function halved(model: tf.LayersModel) {
  const named = model.weights.map((weight) => ({ name: weight.originalName, tensor: weight.read() }));
  const values = new Uint16Array(named.reduce((sum, { tensor }) => sum + tensor.size, 0));
  const specs: tf.io.WeightsManifestEntry[] = [];
  let at = 0;
  for (const { name, tensor } of named) {
    for (const value of await tensor.data()) values[at++] = toHalf(value);
    specs.push({
      name,
      shape: tensor.shape,
      dtype: 'float32',
      quantization: { dtype: 'float16' },
    });
  }
  const modelTopology = JSON.parse(JSON.stringify(model.toJSON(null, false))) as object;
  return { artifacts: { modelTopology, weightSpecs: specs }, weights: values.buffer };
}

/** The nearest 16-bit float (IEEE 754 binary16) of a number below 65,504; half-way cases away from zero. */
function toHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (!(size < 65_504)) throw new Error(`recordModel: a weight of ${value} does not fit 16 bits`);
  const exponent = Math.max(-14, Math.floor(Math.log2(size || 2 ** -14)));
  const steps = Math.round(size / 2 ** (exponent - 10));
  // Steps of 2,048 carry into the exponent by themselves; below 1,024 the number is subnormal.
  return sign | (steps < 1024 ? steps : ((exponent + 14) << 10) + steps);
}
