import { expect, test } from 'vitest';
import type { KeptOutputs } from '../../src/storage/schema.ts';
import { draftOf, madeStorage, notebookOf } from './madeStorage.ts';

const outputsOf = (document: string, cellId: string, text: string): KeptOutputs => ({
  document,
  cellId,
  outputs: [{ mime: 'text/plain', text }],
  bytes: 2 * text.length,
});

test('of a document that nobody has touched there is nothing', async () => {
  expect(await madeStorage().drafts.read('lesson:04')).toEqual({ outputs: [] });
});

test('a draft is read back with what it started from', async () => {
  const { drafts } = madeStorage();
  await drafts.write(draftOf('lesson:04', '1', 1), 0, notebookOf('0'));
  await drafts.write(draftOf('lesson:04', '12', 2), 1);
  await drafts.write(draftOf('lesson:05', 'other', 1), 0);
  expect(await drafts.read('lesson:04')).toEqual({
    draft: draftOf('lesson:04', '12', 2),
    original: notebookOf('0'),
    outputs: [],
  });
});

test('a draft that another session has written meanwhile is not overwritten', async () => {
  const { drafts } = madeStorage();
  await drafts.write(draftOf('lesson:04', 'first', 1, 'first'), 0);
  await drafts.write(draftOf('lesson:04', 'first again', 2, 'first'), 1);
  const late = drafts.write(draftOf('lesson:04', 'second', 2, 'second'), 1);
  await expect(late).rejects.toMatchObject({
    name: 'StorageProblem',
    kind: 'conflict',
    message: expect.stringMatching(/at change 2, this tab started from 1/),
  });
  expect((await drafts.read('lesson:04')).draft?.notebook).toEqual(notebookOf('first again'));
});

test('a session that did not hear how its last save ended may write over it', async () => {
  const { drafts } = madeStorage();
  await drafts.write(draftOf('lesson:04', 'a', 1), 0);
  await drafts.write(draftOf('lesson:04', 'ab', 2), 0);
  expect((await drafts.read('lesson:04')).draft?.revision).toBe(2);
});

test('outputs are kept by cell, replaced and forgotten', async () => {
  const { drafts } = madeStorage();
  await drafts.writeOutputs(
    'lesson:04',
    [outputsOf('lesson:04', 'a', '1'), outputsOf('lesson:04', 'b', '2')],
    [],
  );
  await drafts.writeOutputs('lesson:04', [outputsOf('lesson:04', 'a', '3')], ['b']);
  // Its name starts with the other's: neither may take the other's outputs.
  await drafts.writeOutputs('lesson:04-more', [outputsOf('lesson:04-more', 'a', 'more')], []);
  expect((await drafts.read('lesson:04')).outputs).toEqual([outputsOf('lesson:04', 'a', '3')]);
  await drafts.forgetOutputsExcept('lesson:04-more');
  expect((await drafts.read('lesson:04')).outputs).toEqual([]);
  expect((await drafts.read('lesson:04-more')).outputs).toHaveLength(1);
});

test('a removed document leaves nothing, and its neighbours stay', async () => {
  const { drafts, versions } = madeStorage();
  for (const document of ['lesson:04', 'lesson:05']) {
    await drafts.write(draftOf(document, '1', 1), 0, notebookOf('0'));
    await drafts.writeOutputs(document, [outputsOf(document, 'a', '1')], []);
    await versions.add(document, notebookOf('1'), 'edited', 1);
  }
  await drafts.remove('lesson:04');
  expect(await drafts.read('lesson:04')).toEqual({ outputs: [] });
  expect(await versions.list('lesson:04')).toEqual([]);
  expect((await drafts.read('lesson:05')).outputs).toHaveLength(1);
  expect(await versions.list('lesson:05')).toHaveLength(1);
});
