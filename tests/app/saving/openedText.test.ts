import { expect, test } from 'vitest';
import { openedText } from '../../../src/app/saving/openedText.ts';
import { draftOf, notebookOf } from '../../storage/madeStorage.ts';

const shipped = notebookOf('as shipped');
const entryOf = (source: string, revision: number) => ({
  notebook: notebookOf(source),
  revision,
  savedAt: 1,
});

test('a lesson that nobody has touched is shown as it is shipped', () => {
  expect(openedText(shipped, { outputs: [] }, undefined)).toEqual({
    notebook: shipped,
    revision: 0,
    committed: 0,
    isUpdated: false,
  });
});

test('a draft is shown in its place', () => {
  const kept = { draft: draftOf('lesson:04', 'mine', 3), original: shipped, outputs: [] };
  expect(openedText(shipped, kept, undefined)).toEqual({
    notebook: notebookOf('mine'),
    revision: 3,
    committed: 3,
    isUpdated: false,
  });
});

test('the journal is shown if it is newer than the draft, which then lacks it', () => {
  const kept = { draft: draftOf('lesson:04', 'mine', 3), original: shipped, outputs: [] };
  expect(openedText(shipped, kept, entryOf('mine and more', 4))).toMatchObject({
    notebook: notebookOf('mine and more'),
    revision: 4,
    committed: 3,
  });
  expect(openedText(shipped, kept, entryOf('less', 3)).notebook).toEqual(notebookOf('mine'));
  expect(openedText(shipped, { outputs: [] }, entryOf('first', 1))).toMatchObject({
    notebook: notebookOf('first'),
    committed: 0,
  });
});

test('a journal of some cells changes those of the draft', () => {
  const draft = { ...draftOf('lesson:04', 'mine', 3), notebook: notebookOf('one', 'two') };
  const entry = { sources: { b: 'two and more' }, revision: 5, savedAt: 1 };
  expect(openedText(shipped, { draft, original: shipped, outputs: [] }, entry)).toMatchObject({
    notebook: notebookOf('one', 'two and more'),
    revision: 5,
    committed: 3,
  });
});

test('a text of one’s own on a lesson that was updated since is kept, and that is said', () => {
  const kept = { draft: draftOf('lesson:04', 'mine', 3), original: notebookOf('as it was'), outputs: [] };
  expect(openedText(shipped, kept, undefined)).toMatchObject({
    notebook: notebookOf('mine'),
    isUpdated: true,
  });
});

test('who has not changed a lesson gets the new one without being asked, and so does who has the same text', () => {
  const looked = {
    draft: draftOf('lesson:04', 'as it was', 3),
    original: notebookOf('as it was'),
    outputs: [],
  };
  expect(openedText(shipped, looked, undefined)).toMatchObject({
    notebook: shipped,
    revision: 3,
    isUpdated: false,
  });
  const same = {
    draft: draftOf('lesson:04', 'as shipped', 3),
    original: notebookOf('as it was'),
    outputs: [],
  };
  expect(openedText(shipped, same, undefined)).toMatchObject({ notebook: shipped, isUpdated: false });
});
