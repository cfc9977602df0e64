import type { LayersModel, Tensor } from '@tensorflow/tfjs';
import type { DatasetBytes, DatasetProgress } from '../data/types.ts';
import type { Output } from '../notebook/output.ts';

/**
 * What the lesson helpers need from the kernel. Passed in, so that each helper can be tested with a host made
 * of plain objects.
 */
export interface LessonHost {
  /** Shows an output under the cell that is running now; the handle replaces it in place. */
  display(output: Output): DisplayHandle;
  fashionMnist(onProgress: (progress: DatasetProgress) => void): Promise<DatasetBytes>;
  /**
   * What only the page has: the reader's picture (28×28 bytes, row by row, 0 black to 255 white), or the two files of the
   * recorded model. Rejects with a plain reason where there is none.
   */
  pageBytes(name: 'drawing' | 'recorded-model' | 'recorded-weights'): Promise<Uint8Array>;
  /** At most this many images, from the address bar. */
  readonly reductions: { readonly train?: number; readonly test?: number };
  /**
   * A tensor of 0–255 whose values stay bytes until a batch of them is used: 60,000 garments as float32 would
   * be 188 MB, more than WebGPU binds by default.
   */
  imageTensor(bytes: Uint8Array, shape: readonly number[]): Tensor;
  /**
   * Makes all that is random in training follow from `seed`, until the function that it gives is called or the cell
   * ends.
   */
  seedEverything(seed: number): () => void;
  /** The networks that the notebook's variables hold, by name, in the order of their definition. */
  notebookModels(): Iterable<readonly [string, LayersModel]>;
  /**
   * Seconds that training `model` will take on this device; undefined where it cannot be told. `examples` an epoch, `validated` ones
   * after each, 0 without validation.
   */
  expectTraining(
    model: LayersModel,
    plan: {
      readonly examples: number;
      readonly batchSize: number;
      readonly epochs: number;
      readonly validated: number;
    },
  ): number | undefined;
  /** Milliseconds from an arbitrary start, as `performance.now`. */
  now(): number;
}

export interface DisplayHandle {
  update(output: Output): void;
}
