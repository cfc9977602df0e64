import { IDBFactory } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import 'fake-indexeddb/auto';
import { createDatabase } from '../../src/storage/database.ts';
import { createDrafts } from '../../src/storage/drafts.ts';
import { draftOf } from './madeStorage.ts';

test('a browser without storage says so in words', async () => {
  globalThis.indexedDB = new IDBFactory();
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  await expect(createDrafts(createDatabase()).read('lesson:04')).rejects.toMatchObject({
    kind: 'denied',
    message: 'This browser keeps nothing for this page (The operation is insecure.).',
  });
});

test('storage that was denied once is asked again', async () => {
  globalThis.indexedDB = new IDBFactory();
  const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
    throw new DOMException('', 'UnknownError');
  });
  const drafts = createDrafts(createDatabase());
  await expect(drafts.read('lesson:04')).rejects.toMatchObject({ kind: 'denied' });
  await drafts.write(draftOf('lesson:04', '1', 1), 0);
  expect((await drafts.read('lesson:04')).draft?.revision).toBe(1);
  expect(open).toHaveBeenCalledTimes(2);
});

test('a full storage says so', async () => {
  globalThis.indexedDB = new IDBFactory();
  const database = createDatabase();
  const full = database.use(() => Promise.reject(new DOMException('', 'QuotaExceededError')));
  await expect(full).rejects.toMatchObject({ kind: 'full', message: 'This browser’s storage is full.' });
});

test('a database that the browser has closed is opened again', async () => {
  globalThis.indexedDB = new IDBFactory();
  const database = createDatabase();
  const drafts = createDrafts(database);
  await drafts.write(draftOf('lesson:04', '1', 1), 0);
  database.close();
  expect((await drafts.read('lesson:04')).draft?.revision).toBe(1);
});
