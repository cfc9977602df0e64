/** Tensors that look like pictures, as pictures: `[height, width]`, `[count, height, width, 1 or 3]`, feature maps. */
import type * as tf from '@tensorflow/tfjs';
import type { ImagesOutput } from '../../../notebook/output.ts';
import { readBlock } from './readTensor.ts';

const smallest = 8;
const largest = 512;
const mostPictures = 12;

/** How the axes of a tensor of this shape make pictures. */
export interface PictureAxes {
  readonly height: number;
  readonly width: number;
  /** The axis along which there are several pictures. */
  readonly count?: number;
  /** The axis of red, green and blue, or a last one of length 1. */
  readonly colour?: number;
}

/** Undefined where the shape is no picture's: a side under 8 or over 512, or far from square. */
export function pictureAxes(shape: readonly number[]): PictureAxes | undefined {
  const isPicture = (height: number, width: number): boolean => {
    const sides = [shape[height] ?? 0, shape[width] ?? 0] as const;
    const [short, long] = [Math.min(...sides), Math.max(...sides)];
    return short >= smallest && long <= largest && long <= 4 * short;
  };
  const channels = shape.at(-1);
  const hasColour = channels === 1 || channels === 3;
  switch (shape.length) {
    case 2:
      return isPicture(0, 1) ? { height: 0, width: 1 } : undefined;
    case 3:
      if (hasColour) return isPicture(0, 1) ? { height: 0, width: 1, colour: 2 } : undefined;
      return isPicture(1, 2) ? { count: 0, height: 1, width: 2 } : undefined;
    case 4:
      if (!isPicture(1, 2)) return undefined;
      return { count: hasColour ? 0 : 3, height: 1, width: 2, ...(hasColour ? { colour: 3 } : {}) };
    default:
      return undefined;
  }
}

/** Up to twelve pictures from the position `at` on; undefined where the tensor is not of pictures. */
export async function tensorPictures(
  tensor: tf.Tensor,
  at: readonly number[],
): Promise<ImagesOutput | undefined> {
  const axes =
    tensor.dtype === 'string' || tensor.dtype === 'complex64' ? undefined : pictureAxes(tensor.shape);
  if (axes === undefined) return undefined;
  const { shape } = tensor;
  const first = axes.count === undefined ? 0 : (at[axes.count] ?? 0);
  const count = axes.count === undefined ? 1 : Math.min(mostPictures, (shape[axes.count] ?? 1) - first);
  const begin = shape.map((_, axis) => {
    if (axis === axes.count) return first;
    return axis === axes.height || axis === axes.width || axis === axes.colour ? 0 : (at[axis] ?? 0);
  });
  const size = shape.map((side, axis) => {
    if (axis === axes.count) return count;
    return axis === axes.height || axis === axes.width || axis === axes.colour ? side : 1;
  });
  const values = await readBlock(tensor, begin, size);
  const [height, width] = [shape[axes.height] ?? 0, shape[axes.width] ?? 0];
  const channels = axes.colour !== undefined && shape[axes.colour] === 3 ? 3 : 1;
  const numbers = Float64Array.from(values, Number);
  const ordered = axes.count === 3 ? lastAxisFirst(numbers, count) : numbers;
  const { pixels, caption } = shades(ordered);
  const names = Array.from({ length: count }, (_, index) => ({ below: String(first + index) }));
  return {
    mime: 'application/vnd.convbook.images+json',
    width,
    height,
    channels,
    inverted: channels === 1,
    pixels,
    items: axes.count === undefined ? [{ description: 'The tensor as a picture' }] : names,
    caption,
  };
}

/** `[…, count]` → `[count, …]`. */
function lastAxisFirst(values: Float64Array, count: number): Float64Array {
  const size = values.length / count;
  return Float64Array.from(
    values,
    (_, index) => values[(index % size) * count + Math.floor(index / size)] ?? 0,
  );
}

/** Numbers as bytes: 0–1 and 0–255 as they are, anything else from its smallest to its largest. */
function shades(values: Float64Array): { readonly pixels: Uint8Array; readonly caption: string } {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low >= 0 && high <= 255) [low, high] = [0, high <= 1 ? 1 : 255];
  const scale = high > low ? 255 / (high - low) : 0;
  const pixels = Uint8Array.from(values, (value) =>
    Math.max(0, Math.min(255, Math.round((value - low) * scale))),
  );
  const written = (value: number): string => String(Number(value.toPrecision(3)));
  const caption = Number.isFinite(low)
    ? `shades from ${written(low)} to ${written(high)}`
    : 'no finite values';
  return { pixels, caption };
}
