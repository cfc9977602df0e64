import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { openNotebook } from '../../../src/app/notebook/state.ts';
import { transition } from '../../../src/app/notebook/transition.ts';
import { startVersionTaker } from '../../../src/app/saving/takeVersions.ts';
import { notebookOf } from '../../storage/madeStorage.ts';

const minute = 60_000;

function openTaker(source: string) {
  let time = 0;
  const taken: string[] = [];
  const found = notebookOf(source);
  const notebook = createStore(() => openNotebook(found.cells, found.frontMatter));
  const taker = startVersionTaker({
    document: 'lesson:04',
    notebook,
    versions: {
      async add(_document, text, reason) {
        taken.push(`${reason}: ${text.cells[0]?.source}`);
      },
    },
    shipped: notebookOf('shipped'),
    now: () => time,
    allowed: () => true,
    onProblem: () => undefined,
  });
  let runs = 0;
  return {
    taken,
    taker,
    type(text: string, after = 1000) {
      time += after;
      notebook.setState((state) => transition(state, { type: 'edited', cellId: 'a', source: text }));
    },
    run(after = 1000) {
      time += after;
      runs += 1;
      for (const type of ['queued', 'started'] as const)
        notebook.setState((state) =>
          transition(state, { type: 'kernel', event: { type, cellId: 'a', runId: runs }, at: time }),
        );
    },
  };
}

test('the text of the last visit is kept when the reader begins to change it', () => {
  const { type, taken } = openTaker('from yesterday');
  type('from yesterday, and today');
  expect(taken).toEqual(['found: from yesterday']);
});

test('the original needs no version', async () => {
  const { type, taken, taker } = openTaker('shipped');
  type('mine');
  type('shipped');
  await taker.take('before-reset');
  expect(taken).toEqual([]);
});

test('one is taken every three minutes of typing', () => {
  const { type, taken } = openTaker('shipped');
  for (let key = 1; key <= 10; key += 1) type('x'.repeat(key), minute);
  // From the first key on: after the fourth, the seventh and the tenth minute.
  expect(taken).toEqual(['edited: xxxx', 'edited: xxxxxxx', 'edited: xxxxxxxxxx']);
});

test('what a run uses is kept, but not twice, nor every few seconds', () => {
  const { type, run, taken } = openTaker('shipped');
  run();
  type('one');
  run();
  run(minute);
  run(minute);
  type('two', minute / 2);
  run(minute / 10);
  run(minute);
  expect(taken).toEqual(['run: one', 'run: two']);
});

test('one that is asked for is taken at once, unless it is there', async () => {
  const { type, taken, taker } = openTaker('shipped');
  type('mine');
  await taker.take('before-reset');
  await taker.take('before-restore');
  expect(taken).toEqual(['before-reset: mine']);
});
