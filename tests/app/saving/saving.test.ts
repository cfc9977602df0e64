import { afterEach, expect, test } from 'vitest';
import { openSession } from '../../../src/app/notebook/session.ts';
import { prepareDocument } from '../../../src/app/saving/preparedDocument.ts';
import { openSaving, type Saving, type SavingHost } from '../../../src/app/saving/saving.ts';
import type { Notebook } from '../../../src/notebook/types.ts';
import type { NotebookStorage } from '../../../src/storage/notebookStorage.ts';
import { draftOf, madeStorage, notebookOf } from '../../storage/madeStorage.ts';

const opened: Saving[] = [];
afterEach(() => {
  for (const saving of opened.splice(0)) saving.dispose();
});

/** A page that opens the lesson: as a browser without Web Locks, which Node has not. */
async function openPage(storage: NotebookStorage, shipped: Notebook) {
  const prepared = await prepareDocument(storage, 'lesson:04', shipped);
  const session = openSession(
    prepared.text.notebook,
    {
      connect: () => Promise.reject(new Error('The test never connects to a kernel.')),
      options: { backend: 'auto', reductions: {} },
      now: () => Date.now(),
      soon: (task) => task(),
    },
    prepared.outputs,
  );
  let hide = (): void => undefined;
  const host: SavingHost = {
    storage,
    locks: undefined,
    openChannel: (document) => new BroadcastChannel(`test.${document}`),
    now: () => Date.now(),
    newWriter: () => String(Math.random()),
    onHide(task) {
      hide = task;
      return () => undefined;
    },
    askBeforeLeaving: () => () => undefined,
  };
  const saving = openSaving(prepared, session, host);
  opened.push(saving);
  await expect.poll(() => saving.view.getState().access).toBe('here');
  return {
    session,
    saving,
    type: (source: string) => session.edit('a', source),
    text: () => session.notebook.getState().cells.a?.source,
    state: () => saving.view.getState(),
    hide: () => hide(),
    async saved() {
      await expect.poll(() => saving.view.getState().text).toBe('saved');
    },
  };
}

test('a page that is loaded later shows what was typed', async () => {
  const storage = madeStorage();
  const before = await openPage(storage, notebookOf('1'));
  expect(before.state().text).toBe('untouched');
  before.type('12');
  await before.saved();
  before.saving.dispose();
  const after = await openPage(storage, notebookOf('1'));
  expect([after.text(), after.state().text]).toEqual(['12', 'saved']);
});

test('outputs come back, marked as those of another kernel, and so does what a check found', async () => {
  const storage = madeStorage();
  const before = await openPage(storage, notebookOf('1'));
  before.session.notebook.setState((state) => ({
    ...state,
    cells: {
      a: {
        ...state.cells.a,
        phase: 'done',
        execution: 1,
        outputs: [
          { runId: 5, displayId: 3, output: { mime: 'text/plain', text: '1' } },
          {
            runId: 5,
            displayId: 4,
            output: {
              mime: 'application/vnd.convbook.progress+json',
              label: 'epoch 2 of 9',
              state: 'running',
            },
          },
        ],
        cases: [{ call: 'f()', expected: '1', got: '1', right: true }],
      } as NonNullable<typeof state.cells.a>,
    },
  }));
  before.hide();
  await expect.poll(async () => (await storage.drafts.read('lesson:04')).outputs.length).toBe(1);
  const { session } = await openPage(storage, notebookOf('1'));
  const cell = session.notebook.getState().cells.a;
  expect(cell).toMatchObject({
    phase: 'idle',
    outputsAreOld: true,
    cases: [{ right: true }],
    outputs: [
      { output: { text: '1' } },
      // It has not gone on without the page.
      { output: { label: 'epoch 2 of 9', state: 'stopped' } },
    ],
  });
  expect(cell?.execution).toBeUndefined();
});

test('a tab that takes over has the other’s last key, and the other can change nothing more', async () => {
  const storage = madeStorage();
  const first = await openPage(storage, notebookOf('1'));
  const second = await openPage(storage, notebookOf('1'));
  first.type('12');
  await first.saved();
  // Without locks the second does not know of the first until it saves.
  second.type('1x');
  await expect.poll(() => second.state().access).toBe('elsewhere');
  expect(second.state().accessNote).toMatch(/kept under Versions/);
  await expect.poll(second.text).toBe('12');
  expect((await second.saving.versions()).map(({ notebook }) => notebook)).toEqual([notebookOf('1x')]);

  first.type('123');
  second.saving.takeOver();
  await expect.poll(() => second.state().access).toBe('here');
  expect([second.text(), first.state().access]).toEqual(['123', 'elsewhere']);
  first.type('123 no more');
  expect(first.text()).toBe('123');
  second.type('1234');
  await second.saved();
  await expect.poll(first.text).toBe('1234');
});

test('a reset keeps what it takes the place of, and can be undone', async () => {
  const storage = madeStorage();
  const { saving, session, type, text, saved } = await openPage(storage, notebookOf('1'));
  type('mine');
  await saving.replace(saving.shipped, 'reset lesson', 'before-reset');
  expect(text()).toBe('1');
  await saved();
  expect((await saving.versions()).map(({ reason, notebook }) => [reason, notebook])).toEqual([
    ['before-reset', notebookOf('mine')],
  ]);
  session.undo();
  expect(text()).toBe('mine');
});

test('of an updated lesson the reader’s text is shown until they choose, and who keeps it is not asked again', async () => {
  const storage = madeStorage();
  await storage.drafts.write(draftOf('lesson:04', 'mine', 1), 0, notebookOf('old'));
  const asked = await openPage(storage, notebookOf('new'));
  expect([asked.text(), asked.state().isUpdated]).toEqual(['mine', true]);
  asked.type('mine and more');
  await asked.saved();
  const askedAgain = await openPage(storage, notebookOf('new'));
  expect([askedAgain.text(), askedAgain.state().isUpdated]).toEqual(['mine and more', true]);
  await askedAgain.saving.settleUpdate('mine');
  await askedAgain.saved();
  expect((await openPage(storage, notebookOf('new'))).state().isUpdated).toBe(false);
});

test('who takes the updated lesson has their own text among the versions', async () => {
  const storage = madeStorage();
  await storage.drafts.write(draftOf('lesson:04', 'mine', 1), 0, notebookOf('old'));
  const { saving, text, saved } = await openPage(storage, notebookOf('new'));
  await saving.settleUpdate('new');
  expect(text()).toBe('new');
  await saved();
  expect((await saving.versions())[0]).toMatchObject({
    reason: 'before-update',
    notebook: notebookOf('mine'),
  });
  expect((await openPage(storage, notebookOf('new'))).state()).toMatchObject({
    isUpdated: false,
    text: 'untouched',
  });
});

test('a browser that keeps nothing says so with the first key, and nothing of the text is touched', async () => {
  const storage = madeStorage();
  const { type, text, state } = await openPage(storage, notebookOf('1'));
  globalThis.indexedDB.open = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  storage.drafts.write = () => Promise.reject(new DOMException('denied', 'SecurityError'));
  type('12');
  await expect.poll(() => state().text).toBe('unsaved');
  expect(state().problem).toMatchObject({ about: 'text', reason: { kind: 'denied' } });
  expect(text()).toBe('12');
});
