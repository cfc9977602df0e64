/**
 * SHA-256 (FIPS 180-4) for pages that are not a secure context, such as `http://` on a classroom's network:
 * there `crypto.subtle` is missing, and a check that is left out silently is no check. Everywhere else the
 * browser's own is used.
 */
import { turnTaker } from './turns.ts';

/** The browser's digest; null where the page has none. */
export type Subtle = Pick<SubtleCrypto, 'digest'> | null;

/** The SHA-256 of `bytes` in lower-case hexadecimal. @param subtle `crypto.subtle` by default. */
export async function sha256(
  bytes: Uint8Array<ArrayBuffer>,
  subtle: Subtle = globalThis.crypto?.subtle ?? null,
): Promise<string> {
  const digest = subtle === null ? await digestInSlices(bytes) : await subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const primes = (() => {
  const found: number[] = [];
  for (let candidate = 2; found.length < 64; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
})();

const fractionBits = (value: number): number => ((value - Math.floor(value)) * 2 ** 32) | 0;

/** Round constants and initial state: the fractions of cube and square roots of the first primes. */
const roundConstants = Int32Array.from(primes, (prime) => fractionBits(Math.cbrt(prime)));
const initialState = Int32Array.from(primes.slice(0, 8), (prime) => fractionBits(Math.sqrt(prime)));

async function digestInSlices(bytes: Uint8Array): Promise<ArrayBuffer> {
  const state = Int32Array.from(initialState);
  const schedule = new Int32Array(64);
  const turn = turnTaker();
  const wholeBlocks = bytes.length - (bytes.length % 64);
  for (let offset = 0; offset < wholeBlocks; offset += 64) {
    mixBlock(state, schedule, bytes, offset);
    if (offset % 65_536 === 0) await turn();
  }
  const end = padding(bytes.subarray(wholeBlocks), bytes.length);
  for (let offset = 0; offset < end.length; offset += 64) mixBlock(state, schedule, end, offset);
  const view = new DataView(new ArrayBuffer(32));
  for (const [index, word] of state.entries()) view.setInt32(4 * index, word);
  return view.buffer;
}

/** The last, partial block: a one bit, zeros, and the length of the whole message in bits. */
function padding(rest: Uint8Array, length: number): Uint8Array {
  const end = new Uint8Array(rest.length < 56 ? 64 : 128);
  end.set(rest);
  end[rest.length] = 0x80;
  new DataView(end.buffer).setBigUint64(end.length - 8, BigInt(length) * 8n);
  return end;
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function mixBlock(state: Int32Array, schedule: Int32Array, bytes: Uint8Array, offset: number): void {
  // The schedule's and constants' indices are below 64 and the block's below its length: none is undefined.
  const at = (array: Int32Array | Uint8Array, index: number): number => array[index] as number;
  for (let index = 0; index < 16; index += 1) {
    const start = offset + 4 * index;
    schedule[index] =
      (at(bytes, start) << 24) |
      (at(bytes, start + 1) << 16) |
      (at(bytes, start + 2) << 8) |
      at(bytes, start + 3);
  }
  for (let index = 16; index < 64; index += 1) {
    const early = at(schedule, index - 15);
    const late = at(schedule, index - 2);
    const first = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const second = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    schedule[index] = (at(schedule, index - 16) + first + at(schedule, index - 7) + second) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let index = 0; index < 64; index += 1) {
    const turned = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const chosen = (e & f) ^ (~e & g);
    const first = (h + turned + chosen + at(roundConstants, index) + at(schedule, index)) | 0;
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) {
    state[index] = (at(state, index) + word) | 0;
  }
}
