import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { idxHeader } from '../../src/data/idx.ts';
import type { DatasetFile } from '../../src/data/officialFiles.ts';
import { verifyFile } from '../../src/data/verify.ts';
import { concatenate, gzip, makeSet, names } from './madeFiles.ts';

const set = await makeSet();

function get(name: string): {
  file: DatasetFile;
  packed: Uint8Array<ArrayBuffer>;
  inflated: Uint8Array<ArrayBuffer>;
} {
  const file = set.files.find((one) => one.name === name);
  const packed = set.packed.get(name);
  const inflated = set.inflated.get(name);
  if (!file || !packed || !inflated) throw new Error(`no ${name} was made`);
  return { file, packed, inflated };
}

test('a right file gives its pixels, in a buffer of their own', async () => {
  const { file, packed, inflated } = get(names.trainImages);
  const pixels = await verifyFile(packed, file);
  expect(pixels).toEqual(inflated.slice(16));
  expect(pixels.buffer.byteLength).toBe(30 * 28 * 28);
});

test('a file that was inflated on the way is as good', async () => {
  const { file, inflated } = get(names.testLabels);
  expect(await verifyFile(inflated, file)).toEqual(inflated.slice(8));
});

test('the same data packed at another level is as good', async () => {
  const { file, inflated, packed } = get(names.trainImages);
  const anew = Uint8Array.from(gzipSync(inflated, { level: 1 }));
  expect(anew).not.toEqual(packed);
  expect(await verifyFile(anew, file)).toEqual(inflated.slice(16));
});

test('one changed pixel is refused by its checksum, packed or inflated', async () => {
  const { file, inflated } = get(names.trainImages);
  const changed = inflated.slice();
  changed[500] = (changed[500] ?? 0) ^ 1;
  await expect(verifyFile(await gzip(changed), file)).rejects.toThrow(
    `train-images-idx3-ubyte.gz: expected SHA-256 ${file.sha256}, found `,
  );
  await expect(verifyFile(changed, file)).rejects.toThrow(
    `train-images-idx3-ubyte.gz: expected SHA-256 ${file.inflatedSha256}, found `,
  );
});

test('a file that is cut short names both sizes', async () => {
  const { file, packed } = get(names.trainImages);
  await expect(verifyFile(packed.slice(0, 300), file)).rejects.toThrow(
    `train-images-idx3-ubyte.gz: expected ${packed.length.toLocaleString('en-GB')} bytes, found 300 bytes. The file is cut short: download it again.`,
  );
});

test('a damaged byte in the middle is refused', async () => {
  const { file, packed } = get(names.trainImages);
  const damaged = packed.slice();
  damaged[200] = (damaged[200] ?? 0) ^ 0xff;
  await expect(verifyFile(damaged, file)).rejects.toMatchObject({
    name: 'DatasetError',
    file: 'train-images-idx3-ubyte.gz',
  });
});

test('another count of labels is named', async () => {
  const { file } = get(names.trainLabels);
  const fewer = await gzip(concatenate(idxHeader([29]), new Uint8Array(29)));
  await expect(verifyFile(fewer, file)).rejects.toThrow(
    'train-labels-idx1-ubyte.gz: expected 30 labels, found 29 labels.',
  );
});

test('a web page in place of the file is refused by its magic number', async () => {
  const { file } = get(names.trainLabels);
  await expect(verifyFile(new TextEncoder().encode('<!doctype html>'), file)).rejects.toThrow(
    'train-labels-idx1-ubyte.gz: expected the magic number 2049 of an IDX file of labels, found',
  );
});
