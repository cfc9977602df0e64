import { readdirSync, readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkPayload, maximumLink, readLinkPayload } from '../../../src/app/opening/link.ts';

test('any text comes back from its link, which is made of letters that no program changes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (markdown) => {
      const payload = await linkPayload(markdown);
      expect(payload).toMatch(/^1[A-Za-z0-9_-]+$/);
      expect(await readLinkPayload(payload)).toEqual({ markdown });
    }),
  );
});

const folder = new URL('../../../notebooks/', import.meta.url);
test.each(readdirSync(folder).filter((name) => name.endsWith('.md')))(
  'the lesson %s fits into a link',
  async (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    expect((await linkPayload(text)).length).toBeLessThan(maximumLink);
  },
);

test('a link that was cut, changed or made otherwise is refused with a reason', {
  timeout: 60_000,
}, async () => {
  const payload = await linkPayload('# A notebook\n\nwith some text in it, and more text in it\n');
  for (let end = 0; end < payload.length - 1; end++)
    expect(await readLinkPayload(payload.slice(0, end))).toHaveProperty('reason');
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      const result = await readLinkPayload(`1${text}`);
      expect(Object.keys(result)).toHaveLength(1);
    }),
  );
  expect(await readLinkPayload('2abc')).toEqual({ reason: expect.stringContaining('newer Convbook') });
});

test('a small link that unpacks to a gigabyte is stopped on the way', { timeout: 60_000 }, async () => {
  const bomb = deflateRawSync(Buffer.alloc(200_000_000, 'a')).toString('base64url');
  expect(bomb.length).toBeLessThan(400_000);
  const result = await readLinkPayload(`1${bomb}`);
  expect(result).toEqual({ reason: expect.stringContaining('4,000,000 characters') });
});
