import { expect, test } from 'vitest';
import { isTangled } from '../../../src/app/markdown/tangled.ts';

test.each([
  ['quotes', '>'],
  ['quotes with blanks', '> '],
  ['items', '- '],
  ['numbered items', '12. '],
  ['both', '> * 1) '],
])('%s in each other are too many from the hundred and first on, on any line', (_, unit) => {
  const marks = unit.trim().split(' ').length;
  const line = (depth: number) => unit.repeat(Math.ceil(depth / marks));
  expect(isTangled(`a\n${line(99)}a`)).toBe(false);
  expect(isTangled(`a\n${line(102)}a`)).toBe(true);
  expect(isTangled(line(50_000))).toBe(true);
});

test.each(['**a ', '[a', '_a', '~~a '])('“%s” may stand in a paragraph three thousand times', (unit) => {
  expect(isTangled(unit.repeat(3_000))).toBe(false);
  expect(isTangled(unit.repeat(3_001))).toBe(true);
  expect(isTangled(`${unit.repeat(2_000)}\n\n${unit.repeat(2_000)}`)).toBe(false);
});

test.each([
  ['lines of dashes', '-'.repeat(500)],
  ['comparisons', 'a > b '.repeat(200)],
  ['numbers', '1.5 '.repeat(200)],
  ['a listing', `\`\`\`python\n${'x[0] = a_b * c\n'.repeat(2_000)}\`\`\``],
])('%s are no tangle', (_, text) => {
  expect(isTangled(text)).toBe(false);
});
