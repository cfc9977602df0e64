/**
 * From the bytes of one file, as they came from anywhere, to its images or labels: inflated, its header and
 * labels checked, its SHA-256 right. Nothing leaves here that failed a check.
 */
import { countOf, DatasetError } from './datasetError.ts';
import { idxHeader, readIdx } from './idx.ts';
import { inflate, isGzip } from './inflate.ts';
import type { DatasetFile } from './officialFiles.ts';
import { type Subtle, sha256 } from './sha256.ts';

/**
 * The elements of a gzip file, or of one that a server or a person has inflated already.
 *
 * @param subtle `crypto.subtle` by default, null where the page has none; the check is made either way.
 * @returns pixels `[count, 28, 28]` or labels `[count]`, in a buffer of their own.
 * @throws DatasetError naming the file, what was expected and what was found.
 */
export async function verifyFile(
  bytes: Uint8Array<ArrayBuffer>,
  file: DatasetFile,
  subtle?: Subtle,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!isGzip(bytes)) {
    const elements = await readIdx(wholeFile(bytes), file);
    await checkSum(bytes, file.inflatedSha256, file, subtle);
    return elements;
  }
  const found = await sha256(bytes, subtle);
  let elements: Uint8Array<ArrayBuffer>;
  try {
    elements = await readIdx(inflate(bytes), file);
  } catch (error) {
    if (error instanceof DatasetError) throw error;
    throw damaged(bytes, file, found);
  }
  if (found !== file.sha256 && !(await holdsTheSame(elements, file, subtle))) {
    throw wrongSum(file, file.sha256, found);
  }
  return elements;
}

async function* wholeFile(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Someone may have packed the right data anew, at another level: the inflated file decides. */
async function holdsTheSame(
  elements: Uint8Array,
  file: DatasetFile,
  subtle: Subtle | undefined,
): Promise<boolean> {
  const header = idxHeader(file.dimensions);
  const inflated = new Uint8Array(header.length + elements.length);
  inflated.set(header);
  inflated.set(elements, header.length);
  return (await sha256(inflated, subtle)) === file.inflatedSha256;
}

async function checkSum(
  bytes: Uint8Array<ArrayBuffer>,
  expected: string,
  file: DatasetFile,
  subtle: Subtle | undefined,
): Promise<void> {
  const found = await sha256(bytes, subtle);
  if (found !== expected) throw wrongSum(file, expected, found);
}

function wrongSum(file: DatasetFile, expected: string, found: string): DatasetError {
  return new DatasetError(
    file.name,
    `SHA-256 ${expected}`,
    found,
    'This is not the published file: download it again.',
  );
}

function damaged(bytes: Uint8Array, file: DatasetFile, found: string): DatasetError {
  if (bytes.length === file.bytes) return wrongSum(file, file.sha256, found);
  const advice =
    bytes.length < file.bytes ? 'The file is cut short: download it again.' : 'Download it again.';
  return new DatasetError(file.name, countOf(file.bytes, 'bytes'), countOf(bytes.length, 'bytes'), advice);
}
