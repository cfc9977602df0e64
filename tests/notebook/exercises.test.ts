import { expect, test } from 'vitest';
import { exerciseBlockRole, exercisesOf, isSolved } from '../../src/notebook/exercises.ts';
import { parseNotebook } from '../../src/notebook/parse.ts';
import { serialiseNotebook } from '../../src/notebook/serialise.ts';

const lesson = `Before.

\`\`\`js id=double exercise
const double = (x) => x;
\`\`\`

\`\`\`js check
expect(() => double(2), 4);
\`\`\`

Between.

\`\`\`hint
Twice is **two times**.
\`\`\`

\`\`\`hint
Use \`*\`.
\`\`\`

\`\`\`js solution
const double = (x) => 2 * x;
\`\`\`

## After

\`\`\`js id=other
1
\`\`\`

\`\`\`js check
expect(() => 1, 1);
\`\`\`
`;

test('check, hints and solution below an exercise are its own, and no cells', () => {
  const { cells } = parseNotebook(lesson);
  expect(cells.map(({ id }) => id)).toEqual(['text-1', 'double', 'text-2', 'other', 'text-3']);
  expect([...exercisesOf(cells).byCell]).toEqual([
    [
      'double',
      {
        check: 'expect(() => double(2), 4);',
        hints: ['Twice is **two times**.', 'Use `*`.'],
        solution: 'const double = (x) => 2 * x;',
      },
    ],
  ]);
});

test('what is left of the prose keeps its line numbers', () => {
  const { cells } = parseNotebook(lesson);
  const source = cells.find(({ id }) => id === 'text-2')?.source.split('\n') ?? [];
  const left = exercisesOf(cells).prose.get('text-2')?.split('\n') ?? [];
  expect(left.filter((line) => line !== '')).toEqual(['Between.', '## After']);
  expect(left.indexOf('## After')).toBe(source.indexOf('## After'));
});

test('a block below a cell that is no exercise stays prose', () => {
  const { cells } = parseNotebook(lesson);
  expect(exercisesOf(cells).prose.has('text-3')).toBe(false);
});

test('a lesson with exercises comes back from a file as it went in', () => {
  expect(serialiseNotebook(parseNotebook(lesson))).toBe(lesson);
});

test('only js check, js solution and hint are blocks of an exercise', () => {
  expect(exerciseBlockRole({ language: 'js', info: 'check' })).toBe('check');
  expect(exerciseBlockRole({ language: 'js', info: 'solution' })).toBe('solution');
  expect(exerciseBlockRole({ language: 'hint', info: '' })).toBe('hint');
  expect(exerciseBlockRole({ language: 'js', info: 'static check' })).toBeUndefined();
  expect(exerciseBlockRole({ language: 'python', info: 'check' })).toBeUndefined();
});

test('an exercise is solved when there are cases and all are right', () => {
  const one = { call: 'f(1)', expected: '1', got: '1', right: true };
  expect(isSolved([one, one])).toBe(true);
  expect(isSolved([one, { ...one, right: false }])).toBe(false);
  expect(isSolved([])).toBe(false);
});
