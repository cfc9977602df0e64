/**
 * Reads the IDX format of MNIST and Fashion-MNIST (LeCun, Cortes, Burges, "The MNIST database of handwritten
 * digits"): two zero bytes, the element type (8: unsigned byte), the number of dimensions, each dimension as a
 * big-endian 32-bit number, then the elements, the last dimension varying fastest. So the first four bytes,
 * read as one number, are 2051 for images (three dimensions) and 2049 for labels (one).
 */
import { countOf, DatasetError } from './datasetError.ts';
import type { DatasetFile } from './officialFiles.ts';

const unsignedByte = 0x08;

/** 2051 for images, 2049 for labels. */
export function magicNumber(file: Pick<DatasetFile, 'dimensions'>): number {
  return unsignedByte * 256 + file.dimensions.length;
}

/** The header of an IDX file of unsigned bytes with these dimensions. */
export function idxHeader(dimensions: readonly number[]): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(4 + 4 * dimensions.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, unsignedByte * 256 + dimensions.length);
  for (const [axis, size] of dimensions.entries()) view.setUint32(4 + 4 * axis, size);
  return header;
}

/**
 * The elements of an IDX file that arrives in chunks, in a buffer of their own.
 *
 * Throws a `DatasetError` where the magic number, a dimension or the length is not what `file` says, or a
 * label is above 9; nothing is allocated before the header is known to be right.
 */
export async function readIdx(
  chunks: AsyncIterable<Uint8Array>,
  file: Pick<DatasetFile, 'name' | 'dimensions'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const header = new Uint8Array(4 + 4 * file.dimensions.length);
  const count = file.dimensions.reduce((product, size) => product * size, 1);
  let elements: Uint8Array<ArrayBuffer> | undefined;
  let received = 0;
  for await (const chunk of chunks) {
    let start = 0;
    if (elements === undefined) {
      start = Math.min(chunk.length, header.length - received);
      header.set(chunk.subarray(0, start), received);
      if (received + start === header.length) {
        checkHeader(header, file);
        elements = new Uint8Array(count);
      }
    }
    const offset = received + start - header.length;
    received += chunk.length;
    if (received > header.length + count) break;
    elements?.set(start === 0 ? chunk : chunk.subarray(start), offset);
  }
  if (elements === undefined || received !== header.length + count) {
    const tooShort = received < header.length + count;
    throw new DatasetError(
      file.name,
      `${countOf(header.length + count, 'bytes')} when inflated`,
      tooShort ? countOf(received, 'bytes') : `at least ${countOf(received, 'bytes')}`,
      tooShort ? 'The file is cut short.' : 'The file is too long.',
    );
  }
  if (file.dimensions.length === 1) checkLabels(elements, file.name);
  return elements;
}

function checkHeader(header: Uint8Array<ArrayBuffer>, file: Pick<DatasetFile, 'name' | 'dimensions'>): void {
  const view = new DataView(header.buffer);
  const magic = view.getUint32(0);
  if (magic !== magicNumber(file)) {
    throw new DatasetError(
      file.name,
      `the magic number ${magicNumber(file)} of an IDX file of ${file.dimensions.length === 1 ? 'labels' : 'images'}`,
      String(magic),
    );
  }
  const found = file.dimensions.map((_, axis) => view.getUint32(4 + 4 * axis));
  if (found.some((size, axis) => size !== file.dimensions[axis])) {
    throw new DatasetError(file.name, describeDimensions(file.dimensions), describeDimensions(found));
  }
}

/** `60,000 images of 28×28 pixels` or `60,000 labels`. */
function describeDimensions([count = 0, ...rest]: readonly number[]): string {
  return rest.length === 0
    ? countOf(count, 'labels')
    : `${countOf(count, 'images')} of ${rest.join('×')} pixels`;
}

function checkLabels(labels: Uint8Array, name: string): void {
  const wrong = labels.findIndex((label) => label > 9);
  if (wrong !== -1) {
    throw new DatasetError(name, 'labels from 0 to 9', `${labels[wrong]} at position ${wrong}`);
  }
}
