import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { openNotebook } from '../../../src/app/notebook/state.ts';
import { type NotebookMessage, transition } from '../../../src/app/notebook/transition.ts';
import { saveDelay, startTextSaver, type TextSaverOptions } from '../../../src/app/saving/saveText.ts';
import { createJournal } from '../../../src/storage/journal.ts';
import type { Draft } from '../../../src/storage/schema.ts';
import { StorageProblem } from '../../../src/storage/storageProblem.ts';
import { memoryStorage, notebookOf } from '../../storage/madeStorage.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A notebook of one cell `a` with a saver, and what has been written. */
function openSaver(options: Partial<TextSaverOptions> = {}) {
  const shipped = notebookOf('');
  const notebook = createStore(() => openNotebook(shipped.cells, shipped.frontMatter));
  const written: Draft[] = [];
  const heard: string[] = [];
  const journal = createJournal(memoryStorage());
  let fails: StorageProblem | undefined;
  let forgotten = 0;
  const saver = startTextSaver({
    document: 'lesson:04',
    writer: 'test',
    notebook,
    journal,
    drafts: {
      async write(draft) {
        if (fails !== undefined) throw fails;
        written.push(draft);
      },
      async forgetOutputsExcept() {
        forgotten += 1;
      },
    },
    now: () => Date.now(),
    revision: 0,
    committed: 0,
    original: shipped,
    allowed: () => true,
    onDirty: () => heard.push('dirty'),
    onSaved: () => heard.push('saved'),
    onProblem: (problem, inJournal) => heard.push(`${problem.kind}, in journal: ${inJournal}`),
    ...options,
  });
  const say = (message: NotebookMessage): void => notebook.setState((state) => transition(state, message));
  return {
    saver,
    notebook,
    written,
    heard,
    journal,
    say,
    type: (source: string) => say({ type: 'edited', cellId: 'a', source }),
    texts: () => written.map((draft) => draft.notebook.cells.map(({ source }) => source).join('|')),
    fail(problem: StorageProblem | undefined) {
      fails = problem;
    },
    forgotten: () => forgotten,
  };
}

test('while someone types without a pause, no edit is older than half a second when it is saved', async () => {
  const { type, texts } = openSaver();
  let text = '';
  for (let key = 0; key < 50; key += 1) {
    text += 'x';
    type(text);
    await vi.advanceTimersByTimeAsync(50);
    const unsaved = text.length - (texts().at(-1)?.length ?? 0);
    expect(unsaved * 50).toBeLessThan(500);
  }
  // Not one write a key either.
  expect(texts().length).toBeLessThanOrEqual(14);
  expect(saveDelay).toBeLessThanOrEqual(250);
});

test('saved is said only when all is saved', async () => {
  const { type, heard } = openSaver();
  type('1');
  expect(heard).toEqual(['dirty']);
  await vi.advanceTimersByTimeAsync(saveDelay);
  expect(heard).toEqual(['dirty', 'saved']);
});

test('what only a run changes is not saved as text', async () => {
  const { say, written } = openSaver();
  say({ type: 'kernel', event: { type: 'queued', cellId: 'a', runId: 1 }, at: 0 });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(written).toEqual([]);
});

test('a new cell is in the journal at once and in the database without delay', async () => {
  const { say, journal, texts } = openSaver();
  say({ type: 'inserted', cells: [{ kind: 'markdown', id: 'b', source: 'new' }], at: 1 });
  expect(journal.read('lesson:04')).toMatchObject({ notebook: { cells: [{ id: 'a' }, { id: 'b' }] } });
  await vi.advanceTimersByTimeAsync(0);
  expect(texts()).toEqual(['|new']);
  expect(journal.read('lesson:04')).toBeUndefined();
});

test('each edit is in the journal at once: the whole text until the database has one, then the edited cell', async () => {
  const { type, journal } = openSaver();
  type('1');
  expect(journal.read('lesson:04')).toMatchObject({ revision: 1, notebook: notebookOf('1') });
  type('12');
  expect(journal.read('lesson:04')).toMatchObject({ revision: 2, notebook: notebookOf('12') });
  await vi.advanceTimersByTimeAsync(saveDelay);
  expect(journal.read('lesson:04')).toBeUndefined();
  type('123');
  expect(journal.read('lesson:04')).toEqual({ revision: 3, sources: { a: '123' }, savedAt: Date.now() });
});

test('after a change to the list of cells the journal has the whole text again', async () => {
  const { type, say, journal } = openSaver();
  type('1');
  await vi.advanceTimersByTimeAsync(saveDelay);
  say({ type: 'inserted', cells: [{ kind: 'markdown', id: 'b', source: 'new' }], at: 1 });
  type('12');
  expect(journal.read('lesson:04')).toMatchObject({
    notebook: { cells: [{ source: '12' }, { source: 'new' }] },
  });
});

test('what was in the journal alone is saved when the page is opened', async () => {
  const { texts } = openSaver({ revision: 4, committed: 3 });
  await vi.advanceTimersByTimeAsync(0);
  expect(texts()).toHaveLength(1);
});

test('a full storage gives up outputs of other documents first, then says so and keeps trying', async () => {
  const { type, fail, forgotten, heard, texts } = openSaver();
  fail(new StorageProblem('full', 'full'));
  type('1');
  await vi.advanceTimersByTimeAsync(saveDelay);
  expect(forgotten()).toBe(1);
  expect(heard).toEqual(['dirty', 'full, in journal: true']);
  fail(undefined);
  await vi.advanceTimersByTimeAsync(5000);
  expect(texts()).toEqual(['1']);
  expect(heard.at(-1)).toBe('saved');
});

test('a conflict is told and not tried again', async () => {
  const { type, fail, heard, journal } = openSaver();
  fail(new StorageProblem('conflict', 'conflict'));
  type('1');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(heard).toEqual(['dirty', 'conflict, in journal: false']);
  expect(journal.read('lesson:04')).toBeUndefined();
});

test('a tab that may not save neither writes nor notes', async () => {
  const { saver, type, written, journal } = openSaver({ allowed: () => false });
  type('1');
  await saver.flush();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(written).toEqual([]);
  expect(journal.read('lesson:04')).toBeUndefined();
});

test('a text that came from storage is not written back', async () => {
  const { saver, type, written } = openSaver();
  saver.adopt({ revision: 7, committed: 7 }, () => type('from another tab'));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(written).toEqual([]);
  type('mine');
  await vi.advanceTimersByTimeAsync(saveDelay);
  expect(written.map(({ revision }) => revision)).toEqual([8]);
});
