import { expect, test } from 'vitest';
import type { Output } from '../../src/notebook/output.ts';
import { fitOutputs, largestDocument, largestOutput } from '../../src/storage/fitOutputs.ts';

const text = (length: number): Output => ({ mime: 'text/plain', text: 'x'.repeat(length) });

test('outputs of ordinary size are kept as they are, with about their size', () => {
  const outputs = [text(100), text(50)];
  const kept = fitOutputs(outputs);
  expect(kept.outputs).toEqual(outputs);
  // 2 bytes a character, and what the field names and the MIME type take.
  expect(kept.bytes).toBeGreaterThanOrEqual(300);
  expect(kept.bytes).toBeLessThan(500);
});

test('pixels count as bytes, numbers as eight', () => {
  const images: Output = {
    mime: 'application/vnd.convbook.images+json',
    width: 1000,
    height: 1000,
    channels: 1,
    pixels: new Uint8Array(1_000_000),
    items: [],
  };
  expect(Math.abs(fitOutputs([images]).bytes - 1_000_000)).toBeLessThan(1000);
  const figure: Output = {
    mime: 'application/vnd.plotly.v1+json',
    data: [{ y: Array.from({ length: 10_000 }, (_, index) => index) }],
  };
  expect(Math.abs(fitOutputs([figure]).bytes - 80_000)).toBeLessThan(1000);
});

test('an output that is too large is replaced by a sentence with both sizes, and the others stay', () => {
  const { outputs, bytes } = fitOutputs([text(10), text(3 * 1024 * 1024), text(20)]);
  expect(outputs[0]).toEqual(text(10));
  expect(outputs[1]).toMatchObject({
    mime: 'text/plain',
    level: 'note',
    text: 'An output of 6.0 MB was not kept when the page was closed: each may take 2.0 MB. Run the cell to see it again.',
  });
  expect(outputs[2]).toEqual(text(20));
  expect(bytes).toBeLessThan(2000);
});

test('what a notebook has no room for is left out with one sentence, however many outputs there are', () => {
  const { outputs, bytes } = fitOutputs([text(400), text(400), text(400), text(400)], 1500);
  expect(outputs.slice(0, -1)).toEqual([text(400)]);
  expect(outputs.at(-1)).toMatchObject({
    level: 'note',
    text: expect.stringMatching(/^3 outputs were not kept .*16 MB/),
  });
  expect(bytes).toBeLessThanOrEqual(1500);
});

test('the limits leave room for a gallery of garments and many curves', () => {
  expect(largestOutput).toBeGreaterThanOrEqual(784 * 1000);
  expect(largestDocument).toBeGreaterThanOrEqual(5 * largestOutput);
});
