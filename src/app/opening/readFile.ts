import { sha256 } from '../../data/sha256.ts';
import { maximumBytes, type ReadNotebook, readNotebookFile, tooLarge } from './readNotebookFile.ts';

export interface FileReading {
  readonly read: ReadNotebook;
  /** SHA-256 of the file, in hexadecimal; empty where it was not read. */
  readonly digest: string;
}

/** A notebook from a file, `.ipynb` or `.md`. @throws where the file itself cannot be read: moved, locked */
export async function readFile(file: File): Promise<FileReading> {
  // Not even into memory.
  if (file.size > maximumBytes) return { read: { reason: tooLarge(file.size) }, digest: '' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = readNotebookFile(bytes, file.name);
  return { read, digest: 'reason' in read ? '' : await sha256(bytes) };
}
