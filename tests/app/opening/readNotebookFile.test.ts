import { describe, expect, test } from 'vitest';
import { readNotebookFile } from '../../../src/app/opening/readNotebookFile.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const markdown = '---\ntitle: Hä\n---\n\n```js id=a\n1\n```\n';
const ipynb = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] });

describe('what a file holds decides what it is', () => {
  test.each<[what: string, bytes: Uint8Array, title: string, cells: number]>([
    ['Markdown', utf8(markdown), 'Hä', 1],
    ['Markdown in UTF-16, as Windows editors save it', Buffer.from(`\uFEFF${markdown}`, 'utf16le'), 'Hä', 1],
    ['Markdown that starts with a comment', utf8('<!-- cell id=a -->\n\nText'), 'week 3', 1],
    ['an .ipynb file', utf8(`\n ${ipynb}`), 'week 3', 0],
    ['bytes that are no UTF-8', Uint8Array.of(0x61, 0xff), 'week 3', 1],
  ])('%s', (_, bytes, title, cells) => {
    const read = readNotebookFile(bytes, 'week 3.ipynb');
    if ('reason' in read) throw new Error(read.reason);
    expect(read.title).toBe(title);
    expect(read.saved.notebook.cells).toHaveLength(cells);
  });
});

describe('what is no notebook is refused with a reason', () => {
  test.each<[what: string, bytes: Uint8Array, reason: RegExp, name?: string]>([
    ['an empty file', utf8(''), /empty/],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0), /not a text/],
    ['a web page', utf8('<!doctype html>'), /web page/],
    ['a fence without an end', utf8('A\n\n```js\n1'), /^Line 3/],
    ['an .ipynb file that holds nothing but null', utf8('null\n'), /not a notebook/, 'a.ipynb'],
    ['an id of JavaScript’s own', utf8('```js id=__proto__\n1\n```'), /__proto__/],
    ['a file that is too large', new Uint8Array(150_000_001), /150 MB; Convbook/],
  ])('%s', (_, bytes, reason, name = 'a.md') => {
    const read = readNotebookFile(bytes, name);
    expect('reason' in read ? read.reason : '').toMatch(reason);
  });
});

test('an id that is used twice in a .md file is given up for another one, which is said', () => {
  const text = '```js id=a long\n1\n```\n\n```js id=a long\n2\n```\n\n<!-- cell id=a -->\n\nText\n';
  const read = readNotebookFile(utf8(text), 'a.md');
  if ('reason' in read) throw new Error(read.reason);
  expect(read.saved.notebook.cells).toEqual([
    { kind: 'code', id: 'a', source: '1', info: 'id=a long' },
    { kind: 'code', id: 'code-2', source: '2', info: 'long' },
    { kind: 'markdown', id: 'text-1', source: 'Text' },
  ]);
  expect(read.notes).toEqual([
    expect.stringMatching(/^2 cells had an id that is not valid or was used twice/),
  ]);
});
