import { describe, expect, test } from 'vitest';
import { cellOptions } from '../../src/notebook/cellOptions.ts';
import { NotebookSyntaxError } from '../../src/notebook/notebookSyntaxError.ts';
import { parseNotebook } from '../../src/notebook/parse.ts';
import type { Cell } from '../../src/notebook/types.ts';

/** Lines as a file. */
const file = (...lines: string[]) => `${lines.join('\n')}\n`;

const cellsOf = (text: string) => parseNotebook(text).cells;
const kinds = (text: string) => cellsOf(text).map(({ kind }) => kind);

describe('cells', () => {
  test('are the js fences and the prose between them', () => {
    const text = file(
      '---',
      'title: T',
      '---',
      '',
      '# Hello',
      '',
      'World',
      '',
      '```js id=add long',
      '1 + 1',
      '```',
      '',
      'Bye',
    );
    expect(parseNotebook(text)).toEqual({
      frontMatter: 'title: T',
      cells: [
        { kind: 'markdown', id: 'text-1', source: '# Hello\n\nWorld' },
        { kind: 'code', id: 'add', source: '1 + 1', info: 'id=add long' },
        { kind: 'markdown', id: 'text-2', source: 'Bye' },
      ],
    });
  });

  test('without an id are numbered by kind', () => {
    const text = file(
      'A',
      '',
      '```js',
      '1',
      '```',
      '',
      '```js id=x',
      '2',
      '```',
      '',
      '```js',
      '3',
      '```',
      '',
      'B',
    );
    expect(cellsOf(text).map(({ id }) => id)).toEqual(['text-1', 'code-1', 'x', 'code-3', 'text-2']);
  });

  test('of prose can be started and named by a comment', () => {
    const text = file(
      '<!-- cell id=intro -->',
      '',
      'A',
      '',
      '<!-- cell -->',
      '',
      'B',
      '<!-- cell id=end -->',
      'C',
    );
    expect(cellsOf(text)).toEqual([
      { kind: 'markdown', id: 'intro', source: 'A' },
      { kind: 'markdown', id: 'text-2', source: 'B' },
      { kind: 'markdown', id: 'end', source: 'C' },
    ]);
  });

  test('may be empty', () => {
    expect(cellsOf(file('<!-- cell id=a -->', '', '```js', '```', '', '<!-- cell -->'))).toEqual([
      { kind: 'markdown', id: 'a', source: '' },
      { kind: 'code', id: 'code-1', source: '', info: '' },
      { kind: 'markdown', id: 'text-2', source: '' },
    ]);
  });

  test('keep the blank lines and spaces inside them', () => {
    const text = file('', '', '    indented', '', '', 'end', '', '```js', '', '  1', '', '```');
    expect(cellsOf(text).map(({ source }) => source)).toEqual(['    indented\n\n\nend', '\n  1\n']);
  });

  test('are none in an empty file', () => {
    expect(parseNotebook('')).toEqual({ frontMatter: '', cells: [] });
  });
});

describe('prose, not code:', () => {
  test.each<[what: string, text: string]>([
    ['a listing', file('```js static', 'x', '```')],
    ['a listing with more words', file('```js id=a static', 'x', '```')],
    ['another language', file('```json', '{}', '```')],
    ['a language that starts with js', file('```jsx', 'x', '```')],
    ['js with more joined to it', file('```js{1}', 'x', '```')],
    ['no language', file('```', 'x', '```')],
    ['tildes', file('~~~js', 'x', '~~~')],
    ['a fence in a list', file('- item', '  ```js', '  x', '  ```')],
    ['a fence in a numbered list', file('1. item', '', '   ```js', '   x', '   ```')],
    ['a fence in a quote', file('> ```js', '> x', '> ```')],
    ['a fence in an indented block', file('    ```js', '    x')],
    ['a fence inside a longer fence', file('````md', '```js', 'x', '```', '````')],
    ['a fence inside tildes', file('~~~', '```js', 'x', '```', '~~~')],
    ['a fence inside a comment', file('<!-- not now', '```js', 'x', '```', '-->')],
    ['three backticks in one line', file('```js 1```')],
    ['a cell comment inside a fence', file('```md', '<!-- cell id=a -->', '```')],
    ['other comments', file('<!-- cell phones -->', '<!-- id=a -->', 'x <!-- cell -->')],
  ])('%s', (_, text) => {
    expect(cellsOf(text)).toEqual([{ kind: 'markdown', id: 'text-1', source: text.slice(0, -1) }]);
  });
});

describe('fences', () => {
  test('longer than three backticks hold shorter ones', () => {
    expect(cellsOf(file('````js', 'const a = `', '```', '`', '````'))).toMatchObject([
      { source: 'const a = `\n```\n`' },
    ]);
  });

  test('are closed by a longer one, also indented or with spaces behind', () => {
    expect(cellsOf(file('```js', '1', '`````', 'A', '', '```js', '2', '   ```  ', 'B'))).toMatchObject([
      { source: '1' },
      { source: 'A' },
      { source: '2' },
      { source: 'B' },
    ]);
  });

  test('are not closed by tildes or by a fence with an info', () => {
    expect(cellsOf(file('```js', '~~~', '```js', '```'))).toMatchObject([{ source: '~~~\n```js' }]);
  });

  test('need no blank lines around them', () => {
    expect(kinds(file('A', '```js', '1', '```', '```js', '2', '```', 'B'))).toEqual([
      'markdown',
      'code',
      'code',
      'markdown',
    ]);
  });

  test('may have no newline after them', () => {
    expect(cellsOf('```js\n1\n```')).toMatchObject([{ source: '1' }]);
  });
});

describe('files from other systems', () => {
  test('may have CRLF', () => {
    expect(parseNotebook('---\r\ntitle: T\r\n---\r\n\r\nA\r\nB\r\n\r\n```js\r\n1\r\n2\r\n```\r\n')).toEqual({
      frontMatter: 'title: T',
      cells: [
        { kind: 'markdown', id: 'text-1', source: 'A\nB' },
        { kind: 'code', id: 'code-1', source: '1\n2', info: '' },
      ],
    });
  });

  test('may have a byte order mark', () => {
    expect(parseNotebook('\uFEFF---\ntitle: T\n---\n')).toEqual({ frontMatter: 'title: T', cells: [] });
  });
});

describe('malformed files', () => {
  test.each<[what: string, line: number, reason: string, text: string]>([
    [
      'an open front matter',
      1,
      'the front matter has no end; close it with a line of ---',
      file('---', 'title: T'),
    ],
    [
      'an open code cell',
      3,
      'the fence opened here has no end; close it with a line of ```',
      file('A', '', '```js', '1', '``'),
    ],
    [
      'an open listing',
      1,
      'the fence opened here has no end; close it with a line of ~~~~',
      file('~~~~py', '~~~'),
    ],
    [
      'an open comment',
      2,
      'the comment opened here has no end; close it with -->',
      file('A', '<!-- b', '```js', '1', '```'),
    ],
    [
      'two cells with one id',
      5,
      'the id "a" is already used in line 1',
      file('```js id=a', '1', '```', '', '```js id=a', '2', '```'),
    ],
    [
      'prose with the id of code',
      5,
      'the id "a" is already used in line 1',
      file('```js id=a', '1', '```', '', '<!-- cell id=a -->', 'A'),
    ],
    [
      'an id with other characters',
      1,
      'the id "a.b" is not 1 to 64 letters, digits, - or _',
      file('```js id=a.b', '```'),
    ],
    [
      'an id that is too long',
      1,
      `the id "${'x'.repeat(65)}" is not 1 to 64 letters, digits, - or _`,
      file(`\`\`\`js id=${'x'.repeat(65)}`, '```'),
    ],
    ['an empty id', 1, 'the id "" is not 1 to 64 letters, digits, - or _', file('<!-- cell id= -->', 'A')],
    ['an id without a value', 1, 'the id has no value; write id=name', file('```js id', '```')],
    ['two ids', 1, 'a cell has one id, and this one has two', file('```js id=a id=b', '```')],
    [
      'an id that could be generated',
      1,
      'ids such as "code-2" are kept for cells without one; choose another',
      file('```js id=code-2', '```'),
    ],
  ])('%s', (_, line, reason, text) => {
    let thrown: unknown;
    try {
      parseNotebook(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(NotebookSyntaxError);
    expect(thrown).toMatchObject({ line, reason, message: `Line ${line}: ${reason}` });
  });
});

describe('options', () => {
  const options = (cell: Cell | undefined) => cell && [...cellOptions(cell)];

  test('are words and values, which may be quoted', () => {
    const [cell] = cellsOf(file('```js id=train long caption="two words" empty="" url=a=b', '```'));
    expect(options(cell)).toEqual([
      ['id', 'train'],
      ['long', true],
      ['caption', 'two words'],
      ['empty', ''],
      ['url', 'a=b'],
    ]);
  });

  test('are none on prose and on a plain fence', () => {
    expect(cellsOf(file('id=a', '', '```js', '```')).map(options)).toEqual([[], []]);
  });
});
