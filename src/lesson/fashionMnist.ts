import * as tf from '@tensorflow/tfjs';
import type { DatasetBytes, DatasetProgress } from '../data/types.ts';
import { classNames } from '../data/types.ts';
import type { Output, ProgressOutput, TextOutput } from '../notebook/output.ts';
import type { LessonHost } from './host.ts';

/** Fashion-MNIST as a lesson uses it. */
export interface FashionMnist {
  /** 60,000 garments to learn from. */
  readonly train: LabelledImages;
  /** 10,000 garments to be tested on, once, at the end. */
  readonly test: LabelledImages;
  /** The ten class names; a label is an index into this list. */
  readonly classNames: readonly string[];
  /** 'stand-in' are drawn garments, used where the real ones cannot be had. */
  readonly source: 'official' | 'stand-in';
  /** Where the images came from, in one sentence. */
  readonly note: string;
}

export interface LabelledImages {
  /** `[count, 28, 28]`, 0 black to 255 white. */
  readonly images: tf.Tensor;
  /**
   * `[count]`, whole numbers from 0 to 9. They are float32 because that is what the sparse losses of TensorFlow.js
   * take; with int32 they throw.
   */
  readonly labels: tf.Tensor1D;
  readonly count: number;
}

/** Stands in the output of loading and in every gallery, wherever the garments are not the real ones. */
export const standInNotice = 'drawn stand-in, not Fashion-MNIST';
const side = 28;
const megabyte = 1e6;

/** Loads the data set at most once at a time, and hands out the same tensors as long as all of them are alive. */
export class FashionMnistLoader {
  readonly #host: LessonHost;
  #loaded: Promise<FashionMnist> | undefined;
  #standIn = false;
  #reduced: string | undefined;

  constructor(host: LessonHost) {
    this.#host = host;
  }

  /** True once the drawn garments, not the real ones, were loaded. */
  get standIn(): boolean {
    return this.#standIn;
  }

  /**
   * Loads Fashion-MNIST: 60,000 garments in `train` and 10,000 in `test`, each with `images` `[count, 28, 28]` of 0–255 and
   * `labels` `[count]`. A second call gives the same tensors.
   */
  async load(): Promise<FashionMnist> {
    const before = await this.#loaded?.catch(() => undefined);
    if (before !== undefined) {
      const tensors = tensorsOf(before);
      if (tensors.every((tensor) => !tensor.isDisposed)) {
        this.#announce(before);
        return before;
      }
      // The learner freed some of them: free the rest and start again, so that nothing piles up.
      for (const tensor of tensors) tensor.dispose();
      this.#loaded = undefined;
    }
    this.#loaded ??= this.#fetch();
    return this.#loaded;
  }

  async #fetch(): Promise<FashionMnist> {
    const line = this.#host.display(progressLine());
    try {
      const bytes = await this.#host.fashionMnist((progress) => line.update(progressLine(progress)));
      const data = this.#build(bytes);
      line.update({
        ...progressLine(),
        value: 1,
        label: bytes.source === 'official' ? bytes.note : `Garments drawn: ${standInNotice}`,
        state: 'done',
      });
      this.#standIn = bytes.source === 'stand-in';
      this.#announce(data);
      return data;
    } catch (error) {
      this.#loaded = undefined;
      const reason = error instanceof Error ? error.message : String(error);
      line.update({
        ...progressLine(),
        label: `Fashion-MNIST could not be loaded: ${reason}`,
        state: 'failed',
      });
      throw error;
    }
  }

  #build(bytes: DatasetBytes): FashionMnist {
    const { train, test } = this.#host.reductions;
    this.#reduced = reductionNote([
      { kind: 'training', whole: bytes.trainLabels.length, limit: train },
      { kind: 'test', whole: bytes.testLabels.length, limit: test },
    ]);
    return {
      train: this.#part(bytes.trainImages, bytes.trainLabels, train),
      test: this.#part(bytes.testImages, bytes.testLabels, test),
      classNames,
      source: bytes.source,
      note: bytes.note,
    };
  }

  #part(images: Uint8Array, labels: Uint8Array, limit = labels.length): LabelledImages {
    if (images.length !== labels.length * side * side) {
      throw new Error(
        `loadFashionMnist: ${images.length.toLocaleString('en')} bytes of images do not fit ${labels.length.toLocaleString('en')} labels of ${side}×${side} pixels`,
      );
    }
    const count = Math.min(labels.length, limit);
    return {
      images: tf.keep(this.#host.imageTensor(images.subarray(0, count * side * side), [count, side, side])),
      labels: tf.keep(tf.tensor1d(Float32Array.from(labels.subarray(0, count)))),
      count,
    };
  }

  /** Says what a reader must know before believing any figure: drawn images, or fewer of them. */
  #announce(data: FashionMnist): void {
    if (data.source === 'stand-in') {
      this.#note(data.note.includes(standInNotice) ? data.note : `This is a ${standInNotice}. ${data.note}`);
    }
    if (this.#reduced !== undefined) this.#note(this.#reduced);
  }

  #note(text: string): void {
    const output: TextOutput = { mime: 'text/plain', text, level: 'note' };
    this.#host.display(output satisfies Output);
  }
}

function tensorsOf(data: FashionMnist): readonly tf.Tensor[] {
  return [data.train.images, data.train.labels, data.test.images, data.test.labels];
}

function progressLine(progress?: DatasetProgress): ProgressOutput {
  const mime = 'application/vnd.convbook.progress+json';
  if (progress === undefined) return { mime, label: 'Fashion-MNIST', state: 'running' };
  const { step, loadedBytes, totalBytes } = progress;
  if (totalBytes <= 0) return { mime, label: step, state: 'running' };
  const loaded = (loadedBytes / megabyte).toFixed(1);
  const total = (totalBytes / megabyte).toFixed(1);
  return {
    mime,
    value: Math.min(1, loadedBytes / totalBytes),
    label: `${step} · ${loaded} of ${total} MB`,
    state: 'running',
  };
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}

/** Undefined where nothing was left out. */
function reductionNote(
  parts: readonly { readonly kind: string; readonly whole: number; readonly limit: number | undefined }[],
): string | undefined {
  const cut = parts.filter(({ whole, limit }) => limit !== undefined && limit < whole);
  if (cut.length === 0) return undefined;
  const kept = cut.map(({ kind, limit = 0 }) => `${grouped(limit)} ${kind}`).join(' and ');
  return `Reduced by the page's address to ${kept} images.`;
}
