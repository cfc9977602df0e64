import { expect, test } from 'vitest';
import { tokenise } from '../../../src/app/editor/tokens.ts';

const kinds = (source: string) =>
  tokenise(source)
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text }) => `${kind} ${text}`);

test('tells keywords, strings, numbers and comments apart', () => {
  expect(kinds("const x = await f('a', 0.5); // done")).toEqual([
    'keyword const',
    'keyword await',
    "string 'a'",
    'number 0.5',
    'comment // done',
  ]);
});

test('takes no keyword out of a longer word, and no number out of a name', () => {
  expect(kinds('constant conv2d model.newest')).toEqual([]);
});

test('takes no comment out of a string, and no string out of a comment', () => {
  expect(kinds('"// no" /* "no" */')).toEqual(['string "// no"', 'comment /* "no" */']);
});

test.each(['', 'a\n\n', "'never closed\nlet b", '`$a`\\', '/* open'])(
  'keeps every character of %j',
  (source) => {
    expect(
      tokenise(source)
        .map(({ text }) => text)
        .join(''),
    ).toBe(source);
  },
);
