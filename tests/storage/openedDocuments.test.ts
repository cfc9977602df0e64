import { expect, test } from 'vitest';
import type { OpenedDocument } from '../../src/storage/schema.ts';
import { draftOf, madeStorage, notebookOf } from './madeStorage.ts';

const document: OpenedDocument = {
  id: 'opened:1',
  title: 'Mine',
  notebook: notebookOf('1'),
  from: { kind: 'file', name: 'mine.ipynb' },
  trusted: false,
  openedAt: 1000,
  extra: { metadata: { kernelspec: { name: 'python3' } } },
};

test('an opened document is kept with where it came from and what its file held beside cells', async () => {
  const { documents } = madeStorage();
  await documents.put(document);
  await documents.put({ ...document, id: 'opened:2', openedAt: 2000 });
  expect(await documents.get('opened:1')).toEqual(document);
  expect((await documents.list()).map(({ id }) => id)).toEqual(['opened:2', 'opened:1']);
});

test('the reader’s agreement is kept, for a document that is there', async () => {
  const { documents } = madeStorage();
  await documents.put(document);
  await documents.trust('opened:1', true);
  await documents.trust('opened:9', true);
  expect((await documents.get('opened:1'))?.trusted).toBe(true);
  expect(await documents.get('opened:9')).toBeUndefined();
});

test('a removed document takes its draft along', async () => {
  const { documents, drafts } = madeStorage();
  await documents.put(document);
  await drafts.write(draftOf('opened:1', '12', 1), 0);
  await documents.remove('opened:1');
  expect(await documents.get('opened:1')).toBeUndefined();
  expect(await drafts.read('opened:1')).toEqual({ outputs: [] });
});
