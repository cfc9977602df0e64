import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareLines, compareNotebooks } from '../../../src/app/saving/compareNotebooks.ts';
import type { Notebook } from '../../../src/notebook/types.ts';

const notebook = (...cells: readonly (readonly [id: string, source: string, info?: string])[]): Notebook => ({
  frontMatter: 'title: Test',
  cells: cells.map(([id, source, info = '']) => ({ kind: 'code', id, source, info })),
});

test('notebooks that are the same have no difference', () => {
  expect(compareNotebooks(notebook(['a', '1']), notebook(['a', '1']))).toEqual([]);
});

test('a changed cell shows its lines, with two around each change and the others counted', () => {
  const before = '1\n2\n3\n4\n5\n6\n7\n8';
  expect(compareNotebooks(notebook(['a', before]), notebook(['a', before.replace('7', 'seven')]))).toEqual([
    {
      id: 'a',
      kind: 'code',
      change: 'changed',
      lines: [
        { sign: 'skipped', count: 4 },
        { sign: 'same', text: '5' },
        { sign: 'same', text: '6' },
        { sign: 'gone', text: '7' },
        { sign: 'new', text: 'seven' },
        { sign: 'same', text: '8' },
      ],
    },
  ]);
});

test('cells that come, go and move are told where they are', () => {
  const differences = compareNotebooks(
    notebook(['a', '1'], ['b', '2'], ['c', '3'], ['d', '4']),
    notebook(['b', '2'], ['new', '5'], ['d', '4'], ['a', '1']),
  );
  expect(differences.map(({ id, change, lines }) => [id, change, lines])).toEqual([
    ['c', 'removed', [{ sign: 'gone', text: '3' }]],
    ['new', 'added', [{ sign: 'new', text: '5' }]],
    ['a', 'moved', []],
  ]);
});

test('changed options are shown as on the fence, a changed front matter first', () => {
  const after = { ...notebook(['a', '1', 'folded']), frontMatter: 'title: Other' };
  expect(compareNotebooks(notebook(['a', '1']), after)).toEqual([
    {
      id: 'front matter',
      kind: 'front-matter',
      change: 'changed',
      lines: [
        { sign: 'gone', text: 'title: Test' },
        { sign: 'new', text: 'title: Other' },
      ],
    },
    {
      id: 'a',
      kind: 'code',
      change: 'changed',
      lines: [
        { sign: 'gone', text: '```js' },
        { sign: 'new', text: '```js folded' },
        { sign: 'same', text: '1' },
      ],
    },
  ]);
});

test('the lines of one side, with those that are counted, are the lines of that text', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = compareLines(before, after);
      const count = (sign: 'gone' | 'new'): number =>
        lines.reduce((sum, line) => {
          if (line.sign === 'skipped') return sum + line.count;
          return sum + (line.sign === 'same' || line.sign === sign ? 1 : 0);
        }, 0);
      expect(count('gone')).toBe(before.split('\n').length);
      expect(count('new')).toBe(after.split('\n').length);
    }),
  );
});
