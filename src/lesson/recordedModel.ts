import * as tf from '@tensorflow/tfjs';
import type { LessonHost } from './host.ts';

interface Saved {
  readonly model: tf.LayersModel;
  /** The model's own weights; those of a model that was disposed of can no longer be asked for. */
  readonly variables: readonly tf.Tensor[];
  /** Their numbers as they were stored. */
  readonly numbers: readonly Float32Array[];
  readonly note: string;
}

/**
 * The model that the course brings along: the network of lesson 05, trained by `tests/tools/recordModel.ts`. Hands out the
 * same model each time, its weights set back to those recorded, so that running a cell again leaves nothing behind; a new one
 * where its tensors have been disposed of.
 */
export class RecordedModelLoader {
  readonly #host: LessonHost;
  #saved: Saved | undefined;

  constructor(host: LessonHost) {
    this.#host = host;
  }

  /** Says under the running cell that the model is not the reader's own. Throws where its files cannot be had. */
  async load(): Promise<tf.LayersModel> {
    if (this.#saved?.variables.some((variable) => variable.isDisposed)) this.#saved = undefined;
    if (this.#saved === undefined) this.#saved = await this.#read();
    else restore(this.#saved);
    this.#host.display({ mime: 'text/plain', level: 'note', text: this.#saved.note });
    return this.#saved.model;
  }

  async #read(): Promise<Saved> {
    const [description, weights] = await Promise.all([
      this.#host.pageBytes('recorded-model'),
      this.#host.pageBytes('recorded-weights'),
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
    const variables = model.weights.map((weight) => weight.read());
    return {
      model,
      variables,
      numbers: await Promise.all(variables.map(async (variable) => Float32Array.from(await variable.data()))),
      note: `Recorded model, not your own: trained on ${trainedOn}, ${epochs} epochs, ${percent} % of the test images right.`,
    };
  }
}

function restore({ model, variables, numbers }: Saved): void {
  tf.tidy(() =>
    model.setWeights(variables.map(({ shape }, place) => tf.tensor(numbers[place] ?? [], shape))),
  );
}
