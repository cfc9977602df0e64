/**
 * Measures the serious attempt that lesson 08 describes: its own `buildLayers` with batch-norm, 'same' padding and dropout 0.1, ten epochs on
 * 50,000 of the real pictures. The test pictures are looked at once, in the end. Seeded. What came out is kept in `recorded/beat89.json`,
 * which the lesson quotes.
 */
import { writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { seedEverything } from '../../src/engine/index.ts';
import { wilsonInterval } from '../../src/lesson/wilsonInterval.ts';
import { lessonCells } from '../notebooks/runLesson.ts';
import { readPart, startEngine } from './officialData.ts';

const settings = {
  filters: [32, 64, 64],
  kernelSize: 3,
  padding: 'same',
  activation: 'relu',
  batchNorm: true,
  dropout: 0.1,
  augment: false,
};
const [epochs, batchSize, seed] = [10, 64, 1];

export async function beat89(folder: string | undefined): Promise<void> {
  await startEngine();
  const [images, labels] = await readPart(folder, 'train', 60_000);
  const [testImages, testLabels] = await readPart(folder, 't10k', 10_000);
  const source = lessonCells('08-beat-89.md').find(({ id }) => id === 'layers')?.source;
  if (source === undefined) throw new Error('beat89: lesson 08 has no cell `layers`');
  // The cell of the lesson as it stands; it defines `buildLayers` and needs `tf` alone.
  const buildLayers = new Function('tf', `${source}; return buildLayers;`)(tf) as (
    given: typeof settings,
  ) => tf.layers.Layer[];

  seedEverything(seed);
  const model = tf.sequential({ layers: buildLayers(settings) });
  const optimizer = tf.train.adam(0.001);
  model.compile({ optimizer, loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const began = performance.now();
  const { history } = await model.fit(images.slice([0], [50_000]), labels.slice([0], [50_000]), {
    batchSize,
    epochs,
    validationData: [images.slice([50_000]), labels.slice([50_000])],
    verbose: 0,
    callbacks: {
      onEpochEnd: async (epoch, logs) =>
        console.log(epoch + 1, Math.round((performance.now() - began) / 1000), 's', JSON.stringify(logs)),
    },
  });
  const predicted = (await (model.predict(testImages, { batchSize: 250 }) as tf.Tensor)
    .argMax(-1)
    .data()) as Int32Array;
  const right = await testLabels.data();
  const hits = predicted.filter((label, index) => label === right[index]).length;
  const validationAccuracy = Number(Number(history.val_acc?.at(-1)).toFixed(4));
  const record = { settings, epochs, batchSize, seed, validationAccuracy, testHits: hits };
  writeFileSync('tests/tools/recorded/beat89.json', `${JSON.stringify(record, undefined, 2)}\n`);
  console.log(
    `test accuracy ${hits / 10_000}, 95 % interval ${JSON.stringify(wilsonInterval(hits, 10_000, 1.96))}`,
  );
}
