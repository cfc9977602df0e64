import * as tf from '@tensorflow/tfjs';
import type { LessonHost } from './host.ts';

/**
 * The model that the course brings along: the network of lesson 05, trained by `tests/tools/recordModel.ts`. Says under the
 * running cell that it is not the reader's own. Each call gives a new model.
 *
 * Throws with the page's reason where its files cannot be had.
 */
export async function loadRecordedModel(host: LessonHost): Promise<tf.LayersModel> {
  const [description, weights] = await Promise.all([
    host.pageBytes('recorded-model'),
    host.pageBytes('recorded-weights'),
  ]);
  // The course's own file, written by TensorFlow.js; `loadLayersModel` checks it against the weights.
  const saved = JSON.parse(new TextDecoder().decode(description)) as tf.io.ModelJSON & {
    userDefinedMetadata: { trainedOn: string; epochs: number; testAccuracy: number };
  };
  const model = await tf.loadLayersModel(
    tf.io.fromMemory({
      modelTopology: saved.modelTopology,
      weightSpecs: saved.weightsManifest.flatMap((group) => group.weights),
      weightData: Uint8Array.from(weights).buffer,
    }),
  );
  const { trainedOn, epochs, testAccuracy } = saved.userDefinedMetadata;
  const percent = (100 * testAccuracy).toFixed(1);
  host.display({
    mime: 'text/plain',
    level: 'note',
    text: `Recorded model, not your own: trained on ${trainedOn}, ${epochs} epochs, ${percent} % of the test images right.`,
  });
  return model;
}
