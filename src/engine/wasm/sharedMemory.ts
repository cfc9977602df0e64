/**
 * Gives tfjs' WebAssembly program a memory that threads can share.
 *
 * The single-threaded program defines its memory itself, unshared; the multi-threaded one starts eight workers of its
 * own, uses half the cores at most, and breaks when minified. But shared memory is one flag of the program's memory
 * section, and code compiled for one thread is valid on it: so that flag is set, tfjs runs on one thread as it
 * knows how to, and our pool works on the same heap.
 */

const headerBytes = 8;
const memorySection = 5;
/** Limits flag: bit 0 a maximum follows, bit 1 shared. */
const hasMaximum = 1;
const shared = 2;

/** Reads an unsigned LEB128 number; returns it and where the next byte is. */
function readNumber(bytes: Uint8Array, at: number): [value: number, next: number] {
  let value = 0;
  let scale = 1;
  for (;;) {
    const byte = bytes[at++];
    if (byte === undefined)
      throw new Error('shareMemory: the WebAssembly program ends in the middle of a number.');
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return [value, at];
    scale *= 128;
  }
}

/**
 * A copy of a WebAssembly program whose own memory is shared between threads.
 *
 * @throws where the program defines no memory, or one without a maximum (which shared memory needs)
 */
export function shareMemory(program: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(program);
  let at = headerBytes;
  while (at < copy.length) {
    const section = copy[at];
    const [length, start] = readNumber(copy, at + 1);
    if (section === memorySection) {
      const [, flagsAt] = readNumber(copy, start);
      const flags = copy[flagsAt] ?? 0;
      if ((flags & hasMaximum) === 0)
        throw new Error('shareMemory: the program sets no maximum for its memory.');
      copy[flagsAt] = flags | shared;
      return copy;
    }
    at = start + length;
  }
  throw new Error('shareMemory: the program defines no memory of its own.');
}
