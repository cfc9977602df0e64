import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdownFile } from '../../src/notebook/markdownFile.ts';
import { mendProse } from '../../src/notebook/mendProse.ts';
import { parseNotebook } from '../../src/notebook/parse.ts';
import type { Cell } from '../../src/notebook/types.ts';

const piece = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(
    '```js',
    '```',
    '~~~',
    '````js id=a',
    '<!--',
    '-->',
    '<!-- cell -->',
    '---',
    '',
    'A',
    ' ```js',
    '\r',
  ),
);
const typed = fc.array(piece, { maxLength: 8 }).map((lines) => lines.join('\n'));

test('whatever was typed into a notebook can be saved, and comes back with the same cells', () => {
  const cell = fc.record({ kind: fc.constantFrom('code', 'markdown'), source: typed, info: typed });
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 4 }), typed, (drafts, frontMatter) => {
      const cells = drafts.map(({ kind, source, info }, index): Cell => {
        const id = `c${index}`;
        return kind === 'code' ? { kind, id, source, info } : { kind: 'markdown', id, source };
      });
      const back = parseNotebook(markdownFile({ frontMatter, cells }));
      expect(back.cells.map(({ kind, id }) => [kind, id])).toEqual(cells.map(({ kind, id }) => [kind, id]));
      for (const [index, { kind, source }] of back.cells.entries())
        if (kind === 'code')
          expect(source).toBe(cells[index]?.source.replaceAll('\r\n', '\n').replaceAll('\r', '\n'));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['A\n\n```js\n1\n```', 'A\n\n```js static\n1\n```'],
  ['```py\nopen', '```py\nopen\n```'],
  ['<!-- open', '<!-- open\n-->'],
  ['<!-- cell -->\n\nA', '<!--cell -->\n\nA'],
  ['\n\nA\r\nB\n\n', 'A\nB'],
  ['```js static\n1\n```', '```js static\n1\n```'],
])('%j is written as %j, which reads the same', (typedIn, written) => {
  expect(mendProse(typedIn)).toBe(written);
});
