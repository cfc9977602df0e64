import { expect, test } from 'vitest';
import { createSessions } from '../../../src/app/lesson/sessions.ts';
import type { Notebook } from '../../../src/notebook/types.ts';

const notebook: Notebook = {
  frontMatter: '',
  cells: [{ kind: 'code', id: 'one', source: '1', info: '' }],
};

const newSessions = () =>
  createSessions({
    connect: () => Promise.reject(new Error('The test never connects to a kernel.')),
    options: { backend: 'auto', reductions: {} },
    now: () => 0,
    soon: (task) => task(),
  });

test('a lesson that was touched is found as it was left', () => {
  const sessions = newSessions();
  const first = sessions.open('04-tensors', notebook);
  first.edit('one', '2');
  sessions.leave('04-tensors');
  expect(sessions.open('04-tensors', notebook)).toBe(first);
});

test('a lesson that was only looked at gives its kernel back', () => {
  const sessions = newSessions();
  const first = sessions.open('04-tensors', notebook);
  sessions.leave('04-tensors');
  expect(sessions.open('04-tensors', notebook)).not.toBe(first);
});

test('lessons do not share what was typed', () => {
  const sessions = newSessions();
  sessions.open('a', notebook).edit('one', '2');
  expect(sessions.open('b', notebook).notebook.getState().cells.one?.source).toBe('1');
});

test('a kernel that cannot be loaded is told to the reader', async () => {
  const session = newSessions().open('a', notebook);
  session.run('one');
  await expect
    .poll(() => session.kernel.getState().notices.map(({ text }) => text))
    .toEqual([expect.stringContaining('The test never connects to a kernel.')]);
});
