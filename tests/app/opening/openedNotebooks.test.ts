import { describe, expect, test } from 'vitest';
import { linkPayload } from '../../../src/app/opening/link.ts';
import { createOpenedNotebooks, notesOf } from '../../../src/app/opening/openedNotebooks.ts';
import { readFile } from '../../../src/app/opening/readFile.ts';
import type { NotebookStorage } from '../../../src/storage/notebookStorage.ts';
import type { OpenedDocument } from '../../../src/storage/schema.ts';

type Storage = Pick<NotebookStorage, 'documents' | 'drafts' | 'journal'>;

/** What the browser keeps, without a browser; `denied` keeps nothing. */
function memoryStorage(denied = false): Storage {
  const kept = new Map<string, OpenedDocument>();
  const journal = new Set<string>();
  const allow = async <Value>(value: Value): Promise<Value> => {
    if (denied) throw new Error('no storage');
    return value;
  };
  return {
    documents: {
      put: (document: OpenedDocument) => allow(void (denied || kept.set(document.id, document))),
      get: (id: string) => allow(kept.get(id)),
      list: () => allow([...kept.values()].reverse()),
      remove: (id: string) => allow(void kept.delete(id)),
      trust: async (id: string, trusted: boolean) => {
        const known = await allow(kept.get(id));
        if (known !== undefined) kept.set(id, { ...known, trusted });
      },
    },
    drafts: { writeOutputs: () => allow(undefined) },
    journal: { clear: (id: string) => journal.delete(id) },
  } as unknown as Storage; // the part of it that opening uses
}

const open = (storage: Storage, locks?: Pick<LockManager, 'request'>, forgotten: string[] = []) =>
  createOpenedNotebooks({
    storage,
    locks,
    records: { forget: (lesson) => forgotten.push(lesson) },
    readFile,
    now: () => 7,
  });
const file = (text: string, name = 'a.md') => new File([text], name);
const ipynb = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [
    {
      cell_type: 'code',
      source: 'print(1)',
      metadata: {},
      outputs: [{ output_type: 'stream', name: 'stdout', text: '1\n' }],
    },
  ],
});

describe('a file', () => {
  test('is opened under a name made of what it holds, untrusted, and says where it came from', async () => {
    const notebooks = open(memoryStorage());
    const name = await notebooks.openFile(file('# A'));
    expect(name).toMatch(/^opened:[0-9a-f]{32}$/);
    const document = await notebooks.find(name ?? '');
    expect(document).toMatchObject({ title: 'A', from: { kind: 'file', name: 'a.md' }, trusted: false });
    expect(await notebooks.openFile(file('# A', 'other.md'))).toBe(name);
    expect(await notebooks.openFile(file('# B'))).not.toBe(name);
  });

  test('that is no notebook is refused in words, and nothing is kept', async () => {
    const notebooks = open(memoryStorage());
    expect(await notebooks.openFile(file('{"a": 1}', 'data.json'))).toBeUndefined();
    expect(notebooks.view.getState()).toMatchObject({ state: 'failed', name: 'data.json' });
    notebooks.dismiss();
    expect(notebooks.view.getState()).toEqual({ state: 'idle' });
  });

  test('brings its outputs whole, once, and what the import had to say', async () => {
    const notebooks = open(memoryStorage());
    const name = (await notebooks.openFile(file(ipynb, 'p.ipynb'))) ?? '';
    expect(notebooks.takeOutputs(name)?.map(({ cellId, outputs }) => [cellId, outputs])).toEqual([
      ['text-1', [{ mime: 'text/plain', text: '1', level: 'log' }]],
    ]);
    expect(notebooks.takeOutputs(name)).toBeUndefined();
    const document = await notebooks.find(name);
    expect(document && notesOf(document)).toEqual([
      '1 cell in Python is shown as a listing and cannot run here.',
    ]);
  });

  test('is there as long as the page is, where the browser keeps nothing', async () => {
    const notebooks = open(memoryStorage(true));
    const name = (await notebooks.openFile(file('# A'))) ?? '';
    expect(await notebooks.find(name)).toMatchObject({ title: 'A' });
  });

  test.each([false, true])('is listed, the last one first; storage denied: %s', async (denied) => {
    const notebooks = open(memoryStorage(denied));
    for (const text of ['# A', '# B']) await notebooks.openFile(file(text));
    expect((await notebooks.list()).map(({ title }) => title)).toEqual(['B', 'A']);
  });
});

describe('an agreement', () => {
  test('is remembered for that notebook, and for no other', async () => {
    const storage = memoryStorage();
    const before = open(storage);
    const [one = '', other = ''] = [await before.openFile(file('# A')), await before.openFile(file('# B'))];
    before.gateOf(one)?.agree();
    await before.find(one);

    const after = open(storage);
    await after.find(one);
    await after.find(other);
    expect(after.gateOf(one)?.state.getState()).toBe('trusted');
    expect(after.gateOf(other)?.state.getState()).toBe('untrusted');
    await after.openFile(file('# A'));
    expect((await after.find(one))?.trusted).toBe(true);
  });

  test('is asked of every notebook that was opened, also of one that is not known', () => {
    const notebooks = open(memoryStorage());
    expect(notebooks.gateOf('opened:never-seen')?.state.getState()).toBe('untrusted');
    expect(notebooks.gateOf('05-fashion-mnist-cnn')).toBeUndefined();
  });
});

describe('a notebook that is forgotten', () => {
  test.each([false, true])('is gone, with the agreement that it runs; storage denied: %s', async (denied) => {
    const forgotten: string[] = [];
    const notebooks = open(memoryStorage(denied), undefined, forgotten);
    const name = (await notebooks.openFile(file('# A'))) ?? '';
    notebooks.gateOf(name)?.agree();
    expect(await notebooks.forget(name)).toBeUndefined();
    expect(await notebooks.list()).toEqual([]);
    expect(await notebooks.find(name)).toBeUndefined();
    expect(forgotten).toEqual([name]);
    await notebooks.openFile(file('# A'));
    expect(notebooks.gateOf(name)?.state.getState()).toBe('untrusted');
  });

  test('stays while another tab edits it', async () => {
    const locks: Pick<LockManager, 'request'> = {
      request: () => Promise.reject(new DOMException('The lock was not free in time.', 'TimeoutError')),
    };
    const notebooks = open(memoryStorage(), locks);
    const name = (await notebooks.openFile(file('# A'))) ?? '';
    expect(await notebooks.forget(name)).toMatch(/another tab/);
    expect(await notebooks.find(name)).toMatchObject({ title: 'A' });
  });
});

test('a link is opened like a file, and a damaged one is refused in words', async () => {
  const notebooks = open(memoryStorage());
  const opened = await notebooks.openLink(await linkPayload('# From a link\n\n```js\n1\n```\n'));
  if ('reason' in opened) throw new Error(opened.reason);
  expect(await notebooks.find(opened.name)).toMatchObject({
    title: 'From a link',
    from: { kind: 'link' },
    trusted: false,
  });
  expect(await notebooks.openLink('1!!!')).toEqual({ reason: expect.stringContaining('damaged') });
});
