/** Checks the pictures of a worker, see `checkOutput.ts`. */
import type { ImageItem, ImagesOutput } from '../notebook/output.ts';
import { boolean, isRecord, list, oneOf, optional, text } from './checkParts.ts';
import { limits } from './limits.ts';

const label = (value: unknown): string | undefined => text(value, limits.label);

/** The pictures, or undefined where they are malformed, too large, or not as many as said. */
export function checkImages(value: Record<string, unknown>): ImagesOutput | undefined {
  const width = size(value.width);
  const height = size(value.height);
  const channels = oneOf(value.channels, [1, 3] as const);
  const items = list(value.items, limits.pictures, checkItem);
  const { pixels } = value;
  const caption = optional(value, 'caption', label);
  const inverted = optional(value, 'inverted', boolean);
  if (width === undefined || height === undefined || channels === undefined || items === undefined)
    return undefined;
  if (caption === undefined || inverted === undefined) return undefined;
  if (!(pixels instanceof Uint8Array) || pixels.length > limits.pixels) return undefined;
  if (pixels.length !== items.length * width * height * channels) return undefined;
  return {
    mime: 'application/vnd.convbook.images+json',
    width,
    height,
    channels,
    pixels,
    items,
    ...caption,
    ...inverted,
  };
}

function size(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 4_096
    ? value
    : undefined;
}

function checkItem(value: unknown): ImageItem | undefined {
  if (!isRecord(value)) return undefined;
  const above = optional(value, 'above', label);
  const below = optional(value, 'below', label);
  const mark = optional(value, 'mark', (given) => oneOf(given, ['right', 'wrong'] as const));
  const description = optional(value, 'description', label);
  if (above === undefined || below === undefined || mark === undefined || description === undefined)
    return undefined;
  return { ...above, ...below, ...mark, ...description };
}
