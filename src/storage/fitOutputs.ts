/**
 * What came out of a cell, as it is kept for the next time the page is loaded. Outputs can be computed again, so they
 * are kept only up to a size, and what was left out is said in its place.
 */
import type { Output } from '../notebook/output.ts';
import type { KeptOutputs } from './schema.ts';

export const largestOutput = 2 * 1024 * 1024;
export const largestDocument = 16 * 1024 * 1024;

/**
 * Replaces an output that is too large by a note that says so, and the outputs for which no room is left by another.
 *
 * @param room bytes that the document's other cells leave
 */
export function fitOutputs(
  outputs: readonly Output[],
  room: number = largestDocument,
): Pick<KeptOutputs, 'outputs' | 'bytes'> {
  const fitting: Output[] = [];
  let bytes = 0;
  for (const [index, output] of outputs.entries()) {
    const size = bytesOf(output);
    const isTooLarge = size > largestOutput;
    const kept = isTooLarge
      ? note(
          isForeign(output),
          `An output of ${megabytes(size)} was not kept when the page was closed: each may take ${megabytes(largestOutput)}.`,
        )
      : output;
    const keptSize = isTooLarge ? bytesOf(kept) : size;
    if (bytes + keptSize > room) {
      const rest = outputs.length - index;
      fitting.push(
        note(
          isForeign(output),
          `${rest === 1 ? 'One output was' : `${rest} outputs were`} not kept when the page was closed: all of a notebook may take ${megabytes(largestDocument)}.`,
        ),
      );
      break;
    }
    fitting.push(kept);
    bytes += keptSize;
  }
  return { outputs: fitting, bytes };
}

/** Another program's output cannot be had by a run; its file still has it. */
function isForeign({ mime }: Output): boolean {
  return mime === 'application/vnd.convbook.foreign+json';
}

function note(isOfFile: boolean, text: string): Output {
  const way = isOfFile ? 'Open its file again to see it.' : 'Run the cell to see it again.';
  return { mime: 'text/plain', level: 'note', text: `${text} ${way}` };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`;
}

/** About the bytes that a value takes in the database: 2 a character, 8 a number. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (Array.isArray(value)) {
    let sum = 0;
    for (const item of value) sum += bytesOf(item);
    return sum;
  }
  if (typeof value !== 'object' || value === null) return 8;
  return Object.entries(value).reduce((sum, [key, item]) => sum + 2 * key.length + bytesOf(item), 0);
}
