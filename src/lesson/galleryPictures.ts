/** Some of many images as pictures for the page, each with what is known of it. */
import * as tf from '@tensorflow/tfjs';
import type { ImageItem, ImagesOutput } from '../notebook/output.ts';

interface PictureShape {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
}

/** @throws where these are no images. */
export function pictureShape(images: tf.Tensor): PictureShape {
  const [count, height, width, channels = 1] = images.shape;
  const rankFits = images.rank === 3 || images.rank === 4;
  if (!rankFits || (channels !== 1 && channels !== 3) || !count || !height || !width) {
    throw new Error(
      `gallery: images must have the shape [count, height, width] or [count, height, width, 1 or 3], not [${images.shape.join(', ')}]`,
    );
  }
  return { count, height, width, channels };
}

export interface KnownOfImages {
  /** The right class of each image. */
  readonly labels: ArrayLike<number> | undefined;
  readonly predictions:
    | { readonly classes: ArrayLike<number>; readonly scores?: ArrayLike<number> }
    | undefined;
  /** Of the classes. */
  readonly names: readonly string[];
}

/** The pictures of `images` at these places; only they are read. */
export async function picturesAt(
  images: tf.Tensor,
  chosen: readonly number[],
  { labels, predictions, names }: KnownOfImages,
): Promise<ImagesOutput> {
  const { height, width, channels } = pictureShape(images);
  return {
    mime: 'application/vnd.convbook.images+json',
    width,
    height,
    channels,
    inverted: channels === 1,
    pixels: await readPictures(images, chosen),
    items: chosen.map((index) => captions(index, labels, predictions, names)),
  };
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
