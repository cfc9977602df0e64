import { expect, test } from 'vitest';
import { createJournal, withEntry } from '../../src/storage/journal.ts';
import { memoryStorage, notebookOf } from './madeStorage.ts';

const entry = { notebook: notebookOf('1'), revision: 3, savedAt: 1000 };

test('the last edit is read by a page that is loaded later, until it is cleared', () => {
  const storage = memoryStorage();
  expect(createJournal(storage).write('lesson:04', entry)).toBe(true);
  expect(createJournal(storage).read('lesson:04')).toEqual(entry);
  expect(createJournal(storage).read('lesson:05')).toBeUndefined();
  createJournal(storage).clear('lesson:04');
  expect(createJournal(storage).read('lesson:04')).toBeUndefined();
});

test('an entry of some cells is read back, and changes those of the text that it belongs to', () => {
  const storage = memoryStorage();
  const sources = { b: '20', gone: '9' };
  createJournal(storage).write('lesson:04', { sources, revision: 3, savedAt: 1000 });
  const read = createJournal(storage).read('lesson:04');
  expect(read).toEqual({ sources, revision: 3, savedAt: 1000 });
  expect(withEntry(notebookOf('1', '2', '3'), { sources })).toEqual(notebookOf('1', '20', '3'));
  expect(withEntry(notebookOf('1'), entry)).toBe(entry.notebook);
});

test.each([
  '{"sources":{"a":1},"revision":1,"savedAt":1}',
  '{"sources":["a"],"revision":"1","savedAt":1}',
  '{',
  'null',
  '7',
  '{"revision":1,"savedAt":1}',
  '{"notebook":{"frontMatter":"","cells":[{"kind":"code","id":"a","source":"1"}]},"revision":1,"savedAt":1}',
  '{"notebook":{"frontMatter":"","cells":[{"kind":"html","id":"a","source":"1"}]},"revision":1,"savedAt":1}',
])('a broken entry %s is none', (text) => {
  const storage = memoryStorage();
  storage.setItem('convbook.journal.lesson:04', text);
  expect(createJournal(storage).read('lesson:04')).toBeUndefined();
});

test('storage that is forbidden or full is told, and throws nothing', () => {
  const refuse = (): never => {
    throw new DOMException('', 'QuotaExceededError');
  };
  for (const storage of [undefined, { getItem: refuse, setItem: refuse, removeItem: refuse }]) {
    const journal = createJournal(storage);
    expect(journal.write('lesson:04', entry)).toBe(false);
    expect(journal.read('lesson:04')).toBeUndefined();
    journal.clear('lesson:04');
  }
});
