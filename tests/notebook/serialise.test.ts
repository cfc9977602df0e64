import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseNotebook } from '../../src/notebook/parse.ts';
import { serialiseNotebook } from '../../src/notebook/serialise.ts';
import type { Cell, Notebook } from '../../src/notebook/types.ts';

describe('text in canonical form is written back byte for byte', () => {
  test.each<[what: string, text: string]>([
    ['an empty file', ''],
    ['only front matter', '---\ntitle: T\n---\n'],
    [
      'unknown keys, comments and odd spacing in the front matter',
      '---\n# note\ntitle:   T  \nx-level: [1, 2]\n\nlist:\n  - a\n---\n\nA\n',
    ],
    ['unknown options, in their order and spacing', '```js long   id=a x="1 2" y=3\n1\n```\n'],
    ['cells without ids', 'A\n\n```js\n1\n```\n\n```js\n2\n```\n\nB\n'],
    ['prose that follows prose', 'A\n\n<!-- cell -->\n\nB\n\n<!-- cell id=c -->\n\nC\n'],
    ['empty cells', '<!-- cell -->\n\n```js\n```\n\n<!-- cell id=a -->\n'],
    ['prose that starts like front matter', '<!-- cell -->\n\n---\n\nA\n\n---\n'],
    ['a code cell with backticks', '`````js\n````\n`````\n'],
    [
      'listings, lists and quotes with fences',
      '```js static\n1\n```\n\n- ```js\n  2\n  ```\n\n> ```js\n> 3\n> ```\n',
    ],
    ['trailing spaces and tabs', 'A  \nB\t\n\n```js\n1;  \n\t\n```\n'],
  ])('%s', (_, text) => {
    expect(serialiseNotebook(parseNotebook(text))).toBe(text);
  });
});

test('other text becomes canonical', () => {
  const text = '\uFEFF---\r\ntitle: T\r\n---\r\nA\r\n\r\n\r\n\r\n````js   long \r\n1\r\n````\r\nB';
  expect(serialiseNotebook(parseNotebook(text))).toBe('---\ntitle: T\n---\n\nA\n\n```js long\n1\n```\n\nB\n');
});

test('an id that the fence does not have yet is written', () => {
  const cells: Cell[] = [{ kind: 'code', id: 'a', source: '1', info: 'long' }];
  expect(serialiseNotebook({ frontMatter: '', cells })).toBe('```js id=a long\n1\n```\n');
});

describe('what would not come back is refused', () => {
  test.each<[what: string, cell: Cell, reason: RegExp]>([
    ['prose with a js fence', { kind: 'markdown', id: 'a', source: '```js\n1\n```' }, /cell of its own/],
    ['prose with an open fence', { kind: 'markdown', id: 'a', source: '```py\n1' }, /no end/],
    [
      'prose with a cell comment',
      { kind: 'markdown', id: 'a', source: 'A\n<!-- cell -->\nB' },
      /cell of its own/,
    ],
    ['another id on the fence', { kind: 'code', id: 'a', source: '', info: 'id=b' }, /id=b/],
    ['an id with a space', { kind: 'code', id: 'a b', source: '', info: '' }, /a b/],
  ])('%s', (_, cell, reason) => {
    expect(() => serialiseNotebook({ frontMatter: '', cells: [cell] })).toThrow(reason);
  });

  test('a front matter that would end early', () => {
    expect(() => serialiseNotebook({ frontMatter: 'a: 1\n---\nb: 2', cells: [] })).toThrow(/front matter/);
  });
});

const line = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '# Title',
    '- item',
    '  ```js',
    '> ```js',
    '    code',
    '---',
    '`a`',
    '<!-- note -->',
    'x = `',
    '$$',
    '~~ a',
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, ' ')),
);
const isProse = (text: string) =>
  !/^(`{3}|~{3})/m.test(text) && !/^ {0,3}<!--(?!.*-->)/m.test(text) && !/^<!--\s+cell/m.test(text);
const markdownSource = fc
  .array(line, { maxLength: 6 })
  .map((lines) => lines.join('\n').replace(/^(\s*\n)+|(\n\s*)+$/g, ''))
  .filter((text) => text === '' || (text.trim() !== '' && isProse(text)));
const codeLine = fc.oneof(line, fc.constantFrom('```', '````js', '~~~', '<!-- cell -->', 'const a = 1;'));
const codeSource = fc.array(codeLine, { maxLength: 6 }).map((lines) => lines.join('\n'));
const option = fc.constantFrom('long', 'x=1', 'caption="two words"', 'hidden');
const writtenId = fc.option(fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,8}$/), { nil: undefined });

/** A notebook as `parseNotebook` gives it: ids as written, or numbered. */
const notebook: fc.Arbitrary<Notebook> = fc
  .record({
    frontMatter: fc.constantFrom('', 'title: T', 'title: T\n\n# note\nother: [1]\n'),
    drafts: fc.uniqueArray(
      fc.record({
        kind: fc.constantFrom('markdown' as const, 'code' as const),
        key: fc.nat(),
        written: writtenId,
        prose: markdownSource,
        code: codeSource,
        options: fc.uniqueArray(option),
      }),
      { maxLength: 6, selector: ({ written, key }) => written ?? key },
    ),
  })
  .map(({ frontMatter, drafts }) => {
    const counts = { markdown: 0, code: 0 };
    const cells = drafts.map(({ kind, written, prose, code, options }): Cell => {
      counts[kind]++;
      const id = written ?? `${kind === 'code' ? 'code' : 'text'}-${counts[kind]}`;
      if (kind === 'markdown') return { kind, id, source: prose };
      return {
        kind,
        id,
        source: code,
        info: [...(written === undefined ? [] : [`id=${id}`]), ...options].join(' '),
      };
    });
    return { frontMatter, cells };
  });

describe('any notebook', () => {
  test('comes back as it was written', () => {
    fc.assert(
      fc.property(notebook, (original) => {
        expect(parseNotebook(serialiseNotebook(original))).toEqual(original);
      }),
      { numRuns: 1000 },
    );
  });

  test('is written the same again', () => {
    fc.assert(
      fc.property(notebook, (original) => {
        const text = serialiseNotebook(original);
        expect(serialiseNotebook(parseNotebook(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

test('any text is either refused with a line, or canonical after one round', () => {
  const fragment = fc.oneof(
    line,
    codeLine,
    fc.constantFrom('```js', '```js id=a', '---', 'title: T', '<!-- cell id=b -->', '<!--', '-->'),
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 14 }), fc.constantFrom('\n', '\r\n'), (lines, newline) => {
      const text = lines.join(newline);
      let parsed: Notebook;
      try {
        parsed = parseNotebook(text);
      } catch (error) {
        expect(error).toMatchObject({ name: 'NotebookSyntaxError', line: expect.any(Number) });
        return;
      }
      const canonical = serialiseNotebook(parsed);
      expect(parseNotebook(canonical)).toEqual(parsed);
      expect(serialiseNotebook(parseNotebook(canonical))).toBe(canonical);
    }),
    { numRuns: 3000 },
  );
});
