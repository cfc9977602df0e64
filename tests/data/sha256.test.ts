import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/data/sha256.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const withoutSubtle = (bytes: Uint8Array<ArrayBuffer>) => sha256(bytes, null);

test("the browser's digest and ours give the example of FIPS 180-4", async () => {
  const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  expect(await sha256(encode('abc'))).toBe(expected);
  expect(await withoutSubtle(encode('abc'))).toBe(expected);
});

test("in a page that is no secure context, ours agrees with Node's at every length around a block", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 0, maxLength: 200 }), async (values) => {
      const bytes = Uint8Array.from(values);
      expect(await withoutSubtle(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
    }),
    { numRuns: 200 },
  );
  const large = Uint8Array.from({ length: 1_000_003 }, (_, index) => (index * 31) % 256);
  expect(await withoutSubtle(large)).toBe(createHash('sha256').update(large).digest('hex'));
});
