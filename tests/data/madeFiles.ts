/** A small data set in the official format, with its own table of sizes and checksums, for Node and the browser. */
import { idxHeader } from '../../src/data/idx.ts';
import type { DatasetFile } from '../../src/data/officialFiles.ts';
import { sha256 } from '../../src/data/sha256.ts';

export interface MadeSet {
  readonly files: readonly DatasetFile[];
  /** The gzip file of each name. */
  readonly packed: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** The same, inflated. */
  readonly inflated: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

export const names = {
  trainImages: 'train-images-idx3-ubyte.gz',
  trainLabels: 'train-labels-idx1-ubyte.gz',
  testImages: 't10k-images-idx3-ubyte.gz',
  testLabels: 't10k-labels-idx1-ubyte.gz',
} as const;

export function concatenate(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}

export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** Element `i` of images is `7 i mod 251`, of labels `i mod 10`. */
function elements(dimensions: readonly number[]): Uint8Array<ArrayBuffer> {
  const count = dimensions.reduce((product, size) => product * size, 1);
  return Uint8Array.from({ length: count }, (_, index) =>
    dimensions.length === 1 ? index % 10 : (7 * index) % 251,
  );
}

export async function makeSet(trainCount = 30, testCount = 20): Promise<MadeSet> {
  const files: DatasetFile[] = [];
  const packed = new Map<string, Uint8Array<ArrayBuffer>>();
  const inflated = new Map<string, Uint8Array<ArrayBuffer>>();
  const shapes = {
    trainImages: [trainCount, 28, 28],
    trainLabels: [trainCount],
    testImages: [testCount, 28, 28],
    testLabels: [testCount],
  };
  for (const part of ['trainImages', 'trainLabels', 'testImages', 'testLabels'] as const) {
    const dimensions = shapes[part];
    const whole = concatenate(idxHeader(dimensions), elements(dimensions));
    const bytes = await gzip(whole);
    packed.set(names[part], bytes);
    inflated.set(names[part], whole);
    files.push({
      name: names[part],
      part,
      bytes: bytes.length,
      sha256: await sha256(bytes),
      inflatedSha256: await sha256(whole),
      dimensions,
    });
  }
  return { files, packed, inflated };
}
