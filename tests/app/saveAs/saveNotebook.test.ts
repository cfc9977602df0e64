import { expect, test } from 'vitest';
import { openNotebook } from '../../../src/app/notebook/state.ts';
import { readLinkPayload } from '../../../src/app/opening/link.ts';
import { copyLink } from '../../../src/app/saveAs/saveNotebook.ts';

test('a copied link holds the notebook, and neither the reductions nor the backend of whoever copied it', async () => {
  let copied = '';
  const state = openNotebook([{ kind: 'markdown', id: 'text-1', source: 'Read this.' }]);
  const page = 'https://a.example/book/?train=600&test=200&epochs=1&backend=cpu&lang=en#/lesson';
  const { text } = await copyLink(state, page, {
    writeText: (link) => {
      copied = link;
      return Promise.resolve();
    },
  });
  expect(text).toContain('The link is copied');
  const [address, payload] = copied.split('#/link/');
  expect(address).toBe('https://a.example/book/?lang=en');
  expect(await readLinkPayload(payload ?? '')).toMatchObject({
    markdown: expect.stringContaining('Read this.'),
  });
});
