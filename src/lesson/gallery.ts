import type * as tf from '@tensorflow/tfjs';
import { classNames as fashionClassNames } from '../data/types.ts';
import type { ImagesOutput, TextOutput } from '../notebook/output.ts';
import { pictureShape, picturesAt } from './galleryPictures.ts';
import type { Predictions } from './predict.ts';
import { sample, seededRandom } from './random.ts';
import { type Numbers, readNumbers } from './readNumbers.ts';

export interface GalleryOptions {
  /** The right class of each image, set below it. */
  readonly labels?: Numbers;
  /** What a model says of each image, set above it: the result of `predict`, or a list of classes. */
  readonly predictions?: Numbers | Predictions;
  /** How many pictures to show. Default 16. */
  readonly count?: number;
  /** 'wrong' or 'right' predictions only, or one class by name, such as 'Coat'. */
  readonly only?: string;
  /** Only images that the model takes for this class. */
  readonly predicted?: string;
  /** Any whole number: picks at random, the same pictures for the same number. Without it, the first ones. */
  readonly seed?: number;
  /** Default: the ten of Fashion-MNIST. */
  readonly classNames?: readonly string[];
  readonly caption?: string;
}

/**
 * Shows some of `images`, prediction above and label below; wrong predictions are marked.
 *
 * `images` is `[count, height, width]` or `[count, height, width, channels]` with 1 or 3 channels, in 0–255 or
 * in 0–1. Only the pictures shown are read. Throws where the number of labels or predictions is not that of the
 * images, where a class is not known, or where 'wrong' or 'right' is asked for without labels and predictions.
 */
export async function gallery(
  images: tf.Tensor,
  options: GalleryOptions = {},
  notice?: string,
): Promise<ImagesOutput | TextOutput> {
  const { count: available } = pictureShape(images);
  const names = options.classNames ?? fashionClassNames;
  const labels = options.labels === undefined ? undefined : await readNumbers(options.labels);
  const predictions = await readPredictions(options.predictions);
  requireCount('labels', labels, available);
  requireCount('predictions', predictions?.classes, available);

  const wanted = matching(available, labels, predictions?.classes, options, names);
  const count = options.count ?? 16;
  const chosen =
    options.seed === undefined ? wanted.slice(0, count) : sample(wanted, count, seededRandom(options.seed));
  const caption = [options.caption, notice].filter((part) => part !== undefined).join(' · ');
  if (chosen.length === 0) {
    const text = ['No picture matches.', notice].filter((part) => part !== undefined).join(' ');
    return { mime: 'text/plain', text, level: 'note' };
  }
  const pictures = await picturesAt(images, chosen, { labels, predictions, names });
  return { ...pictures, ...(caption === '' ? {} : { caption }) };
}

async function readPredictions(
  predictions: GalleryOptions['predictions'],
): Promise<{ classes: ArrayLike<number>; scores?: ArrayLike<number> } | undefined> {
  if (predictions === undefined) return undefined;
  return 'classes' in predictions ? predictions : { classes: await readNumbers(predictions) };
}

function requireCount(what: string, values: ArrayLike<number> | undefined, count: number): void {
  if (values !== undefined && values.length !== count) {
    throw new Error(`gallery: ${values.length} ${what} for ${count} images`);
  }
}

function matching(
  available: number,
  labels: ArrayLike<number> | undefined,
  classes: ArrayLike<number> | undefined,
  options: GalleryOptions,
  names: readonly string[],
): number[] {
  const { only, predicted } = options;
  const comparing = only === 'wrong' || only === 'right';
  if (comparing && (labels === undefined || classes === undefined)) {
    throw new Error(`gallery: only: '${only}' needs both labels and predictions`);
  }
  const wantedLabel = only === undefined || comparing ? undefined : classOf(only, names);
  if (wantedLabel !== undefined && labels === undefined) {
    throw new Error(`gallery: only: '${only}' needs labels`);
  }
  const wantedPrediction = predicted === undefined ? undefined : classOf(predicted, names);
  if (wantedPrediction !== undefined && classes === undefined) {
    throw new Error(`gallery: predicted: '${predicted}' needs predictions`);
  }
  const indices: number[] = [];
  for (let index = 0; index < available; index++) {
    const right = labels?.[index] === classes?.[index];
    if (comparing && right !== (only === 'right')) continue;
    if (wantedLabel !== undefined && labels?.[index] !== wantedLabel) continue;
    if (wantedPrediction !== undefined && classes?.[index] !== wantedPrediction) continue;
    indices.push(index);
  }
  return indices;
}

function classOf(name: string, names: readonly string[]): number {
  const index = names.findIndex((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (index < 0) throw new Error(`gallery: '${name}' is not a class; the classes are ${names.join(', ')}`);
  return index;
}
