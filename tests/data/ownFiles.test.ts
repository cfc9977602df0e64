import { expect, test } from 'vitest';
import { idxHeader } from '../../src/data/idx.ts';
import { loadFashionMnist } from '../../src/data/load.ts';
import { loadOwnFiles } from '../../src/data/ownFiles.ts';
import { concatenate, gzip, makeSet, names } from './madeFiles.ts';
import { memoryCaches } from './memoryCaches.ts';

const set = await makeSet();
const baseUrl = 'http://127.0.0.1:1/';

/** The four files as a user would drop them, with some put in the place of others. */
function dropped(replacements: Readonly<Record<string, File | undefined>> = {}): File[] {
  return [...set.packed].flatMap(([name, bytes]) => {
    if (!(name in replacements)) return [new File([bytes], name)];
    const replacement = replacements[name];
    return replacement ? [replacement] : [];
  });
}

const load = (files: readonly File[], caches = memoryCaches()) =>
  loadOwnFiles(files, { caches, baseUrl, files: set.files });

test('four right files are loaded and kept for later visits', async () => {
  const caches = memoryCaches();
  const own = await load(dropped(), caches);
  expect(own).toMatchObject({
    source: 'official',
    note: expect.stringContaining('From your own files (checksums right).'),
  });
  expect(own.testImages).toEqual(set.inflated.get(names.testImages)?.slice(16));
  const later = await loadFashionMnist({ fetch, caches, baseUrl, mirrors: [], files: set.files });
  expect(later.note).toContain("From this browser's cache");
  expect(later.trainImages).toEqual(own.trainImages);
});

test('inflated files and a browser\'s "(1)" in the name are recognised', async () => {
  const inflated = set.inflated.get(names.trainImages) ?? new Uint8Array();
  const packed = set.packed.get(names.trainLabels) ?? new Uint8Array();
  const own = await load(
    dropped({
      [names.trainImages]: new File([inflated], 'train-images-idx3-ubyte'),
      [names.trainLabels]: new File([packed], 'train-labels-idx1-ubyte (1).gz'),
    }),
  );
  expect(own.trainImages.length).toBe(30 * 784);
});

test('files with other names are recognised by what they hold, and other files are ignored', async () => {
  const renamed = [...set.packed.values()].map((bytes, index) => new File([bytes], `download-${index}`));
  const own = await load([new File(['read me'], 'README.md'), ...renamed]);
  expect(own.trainLabels).toEqual(set.inflated.get(names.trainLabels)?.slice(8));
});

test('missing files are named, with what was found', async () => {
  const caches = memoryCaches();
  const some = dropped({ [names.testImages]: undefined, [names.testLabels]: undefined });
  await expect(load([...some, new File(['x'], 'notes.txt')], caches)).rejects.toThrow(
    't10k-images-idx3-ubyte.gz, t10k-labels-idx1-ubyte.gz: expected all 4 files of Fashion-MNIST, found train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, notes.txt. Choose or drop the four files together. notes.txt: expected one of the four files of Fashion-MNIST, found 1 bytes under another name, without a header of images or labels.',
  );
  expect(caches.kept.size).toBe(0);
});

test('each bad or stray file is named with what was expected and found', async () => {
  const failure = load([new File(['garbage!'], names.trainImages), new File(['meow'], 'cat.txt')]);
  await expect(failure).rejects.toThrow(
    /^train-labels-idx1-ubyte\.gz, .*: expected all 4 files.* train-images-idx3-ubyte\.gz: expected .*, found .* cat\.txt: expected one of the four files of Fashion-MNIST, found 4 bytes/,
  );
});

test('two files that are wrong are both named', async () => {
  const files = dropped({
    [names.trainImages]: new File(['garbage!'], names.trainImages),
    [names.testLabels]: new File(['rubbish!'], names.testLabels),
  });
  await expect(load(files)).rejects.toThrow(
    /^train-images-idx3-ubyte\.gz: expected .* t10k-labels-idx1-ubyte\.gz: expected /,
  );
});

test('labels under the name of images are refused by their magic number, and nothing is kept', async () => {
  const caches = memoryCaches();
  const labels = set.packed.get(names.trainLabels) ?? new Uint8Array();
  const files = dropped({ [names.trainImages]: new File([labels], names.trainImages) });
  await expect(load(files, caches)).rejects.toThrow(
    'train-images-idx3-ubyte.gz: expected the magic number 2051 of an IDX file of images, found 2049.',
  );
  expect(caches.kept.size).toBe(0);
});

test("a truncated file is named as the user's file is", async () => {
  const short = (set.packed.get(names.trainImages) ?? new Uint8Array()).slice(0, 100);
  const files = dropped({ [names.trainImages]: new File([short], 'train-images-idx3-ubyte (2).gz') });
  await expect(load(files)).rejects.toThrow(
    /^train-images-idx3-ubyte \(2\)\.gz: expected .* bytes, found 100 bytes/,
  );
});

test("digits' MNIST, which has the same shape, is refused by its checksum", async () => {
  const digits = await gzip(concatenate(idxHeader([30]), new Uint8Array(30).fill(3)));
  const files = dropped({ [names.trainLabels]: new File([digits], names.trainLabels) });
  await expect(load(files)).rejects.toThrow(
    /^train-labels-idx1-ubyte\.gz: expected SHA-256 [0-9a-f]{64}, found [0-9a-f]{64}\./,
  );
});

test('counts that differ are named', async () => {
  const fewer = await gzip(concatenate(idxHeader([19]), new Uint8Array(19)));
  const files = dropped({ [names.testLabels]: new File([fewer], names.testLabels) });
  await expect(load(files)).rejects.toThrow(
    't10k-labels-idx1-ubyte.gz: expected 20 labels, found 19 labels.',
  );
});

test('two copies of one file are refused', async () => {
  const bytes = set.packed.get(names.testLabels) ?? new Uint8Array();
  await expect(load([...dropped(), new File([bytes], 't10k-labels-idx1-ubyte (1).gz')])).rejects.toThrow(
    't10k-labels-idx1-ubyte.gz: expected one copy, found two: t10k-labels-idx1-ubyte.gz and t10k-labels-idx1-ubyte (1).gz.',
  );
});
