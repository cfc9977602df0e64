import * as tf from '@tensorflow/tfjs';
import { classNames as fashionClassNames } from '../data/types.ts';
import type { ImageItem, ImagesOutput, TextOutput } from '../notebook/output.ts';
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

const mime = 'application/vnd.convbook.images+json';

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
  const { height, width, channels, count: available } = pictureShape(images);
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
  return {
    mime,
    width,
    height,
    channels,
    inverted: channels === 1,
    pixels: await readPictures(images, chosen),
    items: chosen.map((index) => captions(index, labels, predictions, names)),
    ...(caption === '' ? {} : { caption }),
  };
}

interface PictureShape {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
}

function pictureShape(images: tf.Tensor): PictureShape {
  const [count, height, width, channels = 1] = images.shape;
  const rankFits = images.rank === 3 || images.rank === 4;
  if (!rankFits || (channels !== 1 && channels !== 3) || !count || !height || !width) {
    throw new Error(
      `gallery: images must have the shape [count, height, width] or [count, height, width, 1 or 3], not [${images.shape.join(', ')}]`,
    );
  }
  return { count, height, width, channels };
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

function captions(
  index: number,
  labels: ArrayLike<number> | undefined,
  predictions: { classes: ArrayLike<number>; scores?: ArrayLike<number> } | undefined,
  names: readonly string[],
): ImageItem {
  const label = labels?.[index];
  const prediction = predictions?.classes[index];
  const score = predictions?.scores?.[index];
  const below = label === undefined ? undefined : (names[label] ?? String(label));
  const above = prediction === undefined ? undefined : (names[prediction] ?? String(prediction));
  const parts = [
    `Image ${index}`,
    ...(below === undefined ? [] : [`label ${below}`]),
    ...(above === undefined ? [] : [`predicted ${above}`]),
    ...(score === undefined ? [] : [`score ${score.toFixed(2)}`]),
  ];
  return {
    description: parts.join(', '),
    ...(above === undefined ? {} : { above }),
    ...(below === undefined ? {} : { below }),
    ...(above === undefined || below === undefined ? {} : { mark: above === below ? 'right' : 'wrong' }),
  };
}

/** The chosen pictures as bytes. Decimals that are all within 0–1 are taken for scaled ones. */
async function readPictures(images: tf.Tensor, chosen: readonly number[]): Promise<Uint8Array> {
  const together = tf.tidy(() => tf.concat(chosen.map((index) => images.slice([index], [1]))));
  const values = await together.data<'float32' | 'int32' | 'bool'>();
  together.dispose();
  const scaled = images.dtype === 'float32' && values.every((value: number) => value <= 1);
  const factor = scaled ? 255 : 1;
  return Uint8Array.from(values, (value) => Math.min(255, Math.max(0, Math.round(value * factor))));
}
