/**
 * The bytes of a picture as a canvas wants them: red, green, blue, opacity. Garments are `inverted`: 0 is white
 * paper and 255 black, as in print, whatever the theme.
 */
import type { ImagesOutput } from '../../../notebook/output.ts';

/** @throws where the bytes do not make as many pictures as there are items; names both counts. */
export function checkPictures({ width, height, channels, pixels, items }: ImagesOutput): void {
  const expected = items.length * width * height * channels;
  if (!(width >= 1 && height >= 1) || pixels.length !== expected) {
    throw new Error(
      `${items.length} pictures of ${width}×${height}×${channels} are ${expected} bytes, but there are ${pixels.length}.`,
    );
  }
}

/** `[height, width, 4]` of one picture. */
export function picturePixels(output: ImagesOutput, index: number): Uint8ClampedArray<ArrayBuffer> {
  const { width, height, channels, pixels, inverted } = output;
  const size = width * height;
  const start = index * size * channels;
  const painted = new Uint8ClampedArray(size * 4);
  for (let pixel = 0; pixel < size; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      const value = pixels[start + pixel * channels + (channels === 3 ? colour : 0)] ?? 0;
      painted[pixel * 4 + colour] = inverted === true && channels === 1 ? 255 - value : value;
    }
    painted[pixel * 4 + 3] = 255;
  }
  return painted;
}

/** The bytes at one place, as text: `142`, or `142, 80, 12` for a colour. */
export function valueAt(output: ImagesOutput, index: number, row: number, column: number): string {
  const { width, height, channels, pixels } = output;
  const start = ((index * height + row) * width + column) * channels;
  return Array.from(pixels.subarray(start, start + channels)).join(', ');
}

/** What a picture shows, for screen readers and the tooltip. */
export function pictureName(output: ImagesOutput, index: number): string {
  const item = output.items[index];
  const said =
    item?.description ?? [item?.above, item?.below].filter((part) => part !== undefined).join(', ');
  const verdict = item?.mark === undefined ? '' : `, ${item.mark}`;
  return `${said === '' ? `Picture ${index + 1}` : said}${verdict}`;
}
