import { expect, test } from 'vitest';
import { listLessons, loadLesson } from '../../../src/app/lessons/catalogue.ts';

test('lists lessons in the order of their numbers, ten after nine', () => {
  const listing = { title: 'T', summary: 'S', minutes: 5 };
  const lessons = listLessons({
    '../../../notebooks/10-ten.md': listing,
    '../../../notebooks/9-nine.md': listing,
    '../../../notebooks/notes.md': listing,
  });
  expect(lessons.map(({ name, number }) => [name, number])).toEqual([
    ['9-nine', 9],
    ['10-ten', 10],
    ['notes', undefined],
  ]);
});

test('lists a file that cannot be read under its name, with the problem', () => {
  expect(listLessons({ 'notebooks/03-broken.md': { problem: 'Line 2: no end' } })).toEqual([
    { name: '03-broken', number: 3, title: '03-broken', summary: '', problem: 'Line 2: no end' },
  ]);
});

test('loads the text of a lesson, and nothing for a name that no file has', async () => {
  expect(await loadLesson('04-tensors')).toContain('# Tensors');
  expect(await loadLesson('../package')).toBeUndefined();
});
