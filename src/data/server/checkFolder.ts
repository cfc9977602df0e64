/**
 * Whether a folder holds the four files, bytes for bytes. Hashing 31 MB at every start would be felt, so the
 * SHA-256 of each file is remembered with its size and time of change.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { countOf, DatasetError } from '../datasetError.ts';
import type { DatasetFile } from '../officialFiles.ts';

interface Remembered {
  readonly size: number;
  readonly mtimeMs: number;
  readonly sha256: string;
}

/**
 * Resolves where the folder is right.
 *
 * @param memory path of a JSON file that remembers what was hashed; it may be missing or damaged.
 * @throws DatasetError naming the first file that is missing or wrong, with its full path.
 */
export async function checkFolder(
  folder: string,
  files: readonly DatasetFile[],
  memory: string,
): Promise<void> {
  for (const file of files) await checkFile(resolve(folder, file.name), file, memory);
}

async function checkFile(path: string, file: DatasetFile, memory: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new DatasetError(path, countOf(file.bytes, 'bytes'), 'no such file');
  if (found.size !== file.bytes) {
    throw new DatasetError(path, countOf(file.bytes, 'bytes'), countOf(found.size, 'bytes'));
  }
  const sha256 = await rememberedSum(path, found, memory);
  if (sha256 !== file.sha256) throw new DatasetError(path, `SHA-256 ${file.sha256}`, sha256);
}

async function rememberedSum(
  path: string,
  { size, mtimeMs }: { size: number; mtimeMs: number },
  memory: string,
): Promise<string> {
  const known = await readMemory(memory);
  const earlier = known[path];
  if (earlier?.size === size && earlier.mtimeMs === mtimeMs) return earlier.sha256;
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  const sha256 = hash.digest('hex');
  await mkdir(dirname(memory), { recursive: true });
  await writeFile(memory, JSON.stringify({ ...known, [path]: { size, mtimeMs, sha256 } }, null, 2));
  return sha256;
}

async function readMemory(memory: string): Promise<Record<string, Remembered>> {
  try {
    return JSON.parse(await readFile(memory, 'utf8'));
  } catch {
    return {};
  }
}

/** The file beside the cached data that remembers what was hashed. */
export function memoryIn(cacheFolder: string): string {
  return join(cacheFolder, 'checked.json');
}
