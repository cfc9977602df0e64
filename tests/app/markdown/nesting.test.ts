import { expect, test } from 'vitest';
import { isNestedTooDeep } from '../../../src/app/markdown/nesting.ts';

test.each([
  ['quotes', '>'],
  ['quotes with blanks', '> '],
  ['items', '- '],
  ['numbered items', '12. '],
  ['both', '> * 1) '],
])('%s in each other are too deep from the hundred and first on, on any line', (_, unit) => {
  const marks = unit.trim().split(' ').length;
  const line = (depth: number) => unit.repeat(Math.ceil(depth / marks));
  expect(isNestedTooDeep(`a\n${line(99)}a`)).toBe(false);
  expect(isNestedTooDeep(`a\n${line(102)}a`)).toBe(true);
  expect(isNestedTooDeep(line(100_000))).toBe(true);
});

test.each(['-'.repeat(500), '*'.repeat(500), 'a > b '.repeat(200), '1.5 '.repeat(200)])(
  'what only looks like marks does not count',
  (text) => {
    expect(isNestedTooDeep(text)).toBe(false);
  },
);
