import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idxHeader, magicNumber, readIdx } from '../../src/data/idx.ts';
import { concatenate } from './madeFiles.ts';

/** The bytes in pieces of `size`. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const twoImages = { name: 'images', dimensions: [2, 2, 2] };
const threeLabels = { name: 'labels', dimensions: [3] };

test('images have the magic number 2051 and labels 2049', () => {
  expect(magicNumber(twoImages)).toBe(2051);
  expect(magicNumber(threeLabels)).toBe(2049);
});

test('a header is the magic number and the sizes, big-endian', () => {
  expect([...idxHeader([60_000, 28, 28])]).toEqual([0, 0, 8, 3, 0, 0, 0xea, 0x60, 0, 0, 0, 28, 0, 0, 0, 28]);
});

test('labels are what follows the header', async () => {
  const bytes = new Uint8Array([0, 0, 8, 1, 0, 0, 0, 3, 9, 0, 5]);
  expect([...(await readIdx(inPieces(bytes, 64), threeLabels))]).toEqual([9, 0, 5]);
});

test('any images survive writing and reading, however they are cut into chunks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 40 }),
      fc.infiniteStream(fc.integer({ min: 0, max: 255 })),
      async (count, size, piece, values) => {
        const dimensions = [count, size, size];
        const elements = Uint8Array.from([...values.take(count * size * size)]);
        const bytes = concatenate(idxHeader(dimensions), elements);
        const read = await readIdx(inPieces(bytes, piece), { name: 'images', dimensions });
        expect([...read]).toEqual([...elements]);
        // A buffer of its own, so that it can be transferred.
        expect(read.buffer.byteLength).toBe(elements.length);
      },
    ),
    { numRuns: 60 },
  );
});

test.each([
  [
    'labels in place of images',
    [0, 0, 8, 1, 0, 0, 0, 2, 1, 2, 0, 0, 0, 0, 0, 0],
    'images: expected the magic number 2051 of an IDX file of images, found 2049.',
  ],
  [
    'three images in place of two',
    [0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2],
    'images: expected 2 images of 2×2 pixels, found 3 images of 2×2 pixels.',
  ],
  [
    'larger images',
    [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 9, 0, 0, 0, 2],
    'images: expected 2 images of 2×2 pixels, found 2 images of 9×2 pixels.',
  ],
  [
    'a missing pixel',
    [...idxHeader([2, 2, 2]), 1, 2, 3, 4, 5, 6, 7],
    'images: expected 24 bytes when inflated, found 23 bytes. The file is cut short.',
  ],
  [
    'a pixel too many',
    [...idxHeader([2, 2, 2]), 1, 2, 3, 4, 5, 6, 7, 8, 9],
    'images: expected 24 bytes when inflated, found at least 25 bytes. The file is too long.',
  ],
  [
    'half a header',
    [0, 0, 8, 3, 0, 0],
    'images: expected 24 bytes when inflated, found 6 bytes. The file is cut short.',
  ],
  ['nothing', [], 'images: expected 24 bytes when inflated, found 0 bytes. The file is cut short.'],
])('%s is refused with what was expected and what was found', async (_, bytes, message) => {
  await expect(readIdx(inPieces(new Uint8Array(bytes), 5), twoImages)).rejects.toThrow(message);
});

test('a label above 9 is refused with its position', async () => {
  const bytes = concatenate(idxHeader([3]), new Uint8Array([1, 10, 2]));
  await expect(readIdx(inPieces(bytes, 64), threeLabels)).rejects.toThrow(
    'labels: expected labels from 0 to 9, found 10 at position 1.',
  );
});
