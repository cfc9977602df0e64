/**
 * Downloads the four files from public mirrors into a folder, for a machine that has none yet. Being offline
 * is no failure: the site is then built without them. A file appears under its name only once it is verified.
 */
import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatasetError } from '../datasetError.ts';
import { download } from '../download.ts';
import type { DatasetFile } from '../officialFiles.ts';

export interface FetchOptions {
  readonly mirrors: readonly string[];
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds without a byte after which a mirror is given up. */
  readonly patience: number;
}

/**
 * The mirror that the files were had from.
 *
 * @throws AggregateError with one error for each mirror, where none had them all.
 */
export async function fetchFiles(
  folder: string,
  files: readonly DatasetFile[],
  { mirrors, fetch, patience }: FetchOptions,
): Promise<string> {
  const errors: unknown[] = [];
  // The labels are small: a mirror that does not answer shows it on them.
  const smallestFirst = files.toSorted((one, other) => one.bytes - other.bytes);
  for (const mirror of mirrors) {
    try {
      for (const file of smallestFirst) {
        const bytes = await download(`${mirror}${file.name}`, file, { fetch, patience });
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        if (sha256 !== file.sha256) {
          throw new DatasetError(`${mirror}${file.name}`, `SHA-256 ${file.sha256}`, sha256);
        }
        await mkdir(folder, { recursive: true });
        const unfinished = join(folder, `${file.name}.${process.pid}.part`);
        await writeFile(unfinished, bytes);
        await rename(unfinished, join(folder, file.name));
      }
      return mirror;
    } catch (error) {
      errors.push(error);
    }
  }
  throw new AggregateError(errors, errors.map(String).join('; '));
}
