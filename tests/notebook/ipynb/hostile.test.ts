import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outlineOf } from '../../../src/app/notebook/outline.ts';
import { checkOutput } from '../../../src/kernel/checkOutput.ts';
import { exercisesOf } from '../../../src/notebook/exercises.ts';
import { lookOf } from '../../../src/notebook/foreignOutput.ts';
import { readFrontMatter } from '../../../src/notebook/frontMatter.ts';
import { exportIpynb } from '../../../src/notebook/ipynb/exportIpynb.ts';
import { type ImportResult, importIpynb } from '../../../src/notebook/ipynb/importIpynb.ts';
import { parseNotebook } from '../../../src/notebook/parse.ts';
import { serialiseNotebook } from '../../../src/notebook/serialise.ts';
import { anySaved } from './anySaved.ts';
import { schemaErrors } from './schemaErrors.ts';

const read = (text: string): ImportResult => importIpynb(text, checkOutput);
const notebook = (cells: unknown, metadata: unknown = {}): string =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells });
const code = (fields: object): object => ({
  cell_type: 'code',
  metadata: { vscode: { languageId: 'javascript' } },
  source: '1',
  outputs: [],
  execution_count: null,
  ...fields,
});

/** Opens it, and holds that what was opened can be saved, validly, and opened again. */
function expectSafe(text: string): Exclude<ImportResult, { reason: string }> | undefined {
  const result = read(text);
  if ('reason' in result) {
    expect(result.reason).toMatch(/^[A-Z].*[.]$/s);
    return undefined;
  }
  const { saved } = result;
  const ids = saved.notebook.cells.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const file = exportIpynb(saved);
  expect(schemaErrors(file)).toEqual([]);
  expect(read(file)).toMatchObject({ saved });
  expect(parseNotebook(serialiseNotebook(saved.notebook))).toEqual(saved.notebook);
  for (const { outputs } of saved.results.values())
    for (const output of outputs) if (output.mime === 'application/vnd.convbook.foreign+json') lookOf(output);
  return result;
}

describe('a file that is no notebook is refused with a reason', () => {
  test.each<[what: string, text: string, reason: RegExp]>([
    ['nothing', ' \n', /is empty/],
    ['a web page', '<!DOCTYPE html><html>', /web page/],
    ['a merge conflict', '<<<<<<< HEAD\n{', /Git merge in line 1/],
    ['a merge conflict further down', '{\n<<<<<<< HEAD\n"a": 1\n=======\n', /Git merge in line 2/],
    ['half a download', '{"cells": [{"cell_type": "code", "sou', /breaks off/],
    ['broken JSON', '{"cells": [}', /not valid JSON/],
    ['a list', '[1]', /no list of cells/],
    ['a text', '"x"', /no list of cells/],
    ['some other JSON', '{"name": "convbook"}', /no list of cells/],
    ['nbformat 2', '{"nbformat": 2, "worksheets": []}', /nbformat 2/],
    ['a format from the future', '{"nbformat": 5, "cells": []}', /nbformat 5/],
  ])('%s', (_, text, reason) => {
    const result = read(text);
    expect('reason' in result ? result.reason : '').toMatch(reason);
  });

  test('a hundred thousand cells', { timeout: 60_000 }, () => {
    const cell = '{"cell_type":"markdown","source":"a","metadata":{}},';
    const text = `{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[${cell.repeat(99_999)}${cell.slice(0, -1)}]}`;
    const result = read(text);
    expect('reason' in result ? result.reason : '').toContain('100,000 cells');
  });
});

describe('what is huge or odd is kept and said', () => {
  test.each<[what: string, type: 'markdown' | 'code', source: string]>([
    ['50,000 fences', 'markdown', '```\n```\n'.repeat(50_000)],
    ['50,000 comments', 'markdown', '<!-- a\n-->\n'.repeat(50_000)],
    ['50,000 headings of one name', 'markdown', '# a\n'.repeat(50_000)],
    ['a heading with 200,000 blanks', 'markdown', `# a${' '.repeat(200_000)}b`],
    ['a heading of 200,000 brackets', 'markdown', `## ${'['.repeat(200_000)}`],
    ['200,000 rows of backticks', 'code', '``` `'.repeat(200_000)],
  ])('%s: nothing looks at each as often as there are others', (_, type, source) => {
    const blanks = `a${' '.repeat(200_000)}b`;
    const cell = { cell_type: type, source, metadata: { convbook: { info: blanks } }, outputs: [] };
    const result = read(notebook([cell], { title: blanks }));
    if ('reason' in result) throw new Error(result.reason);
    outlineOf(result.saved.notebook.cells);
    exercisesOf(result.saved.notebook.cells);
    readFrontMatter(result.saved.notebook);
    expect(parseNotebook(serialiseNotebook(result.saved.notebook)).cells).toHaveLength(1);
  });

  test('an output of 14 MB, which a page names instead of drawing it', { timeout: 60_000 }, () => {
    const size = 14_000_000;
    const text = notebook([
      code({ outputs: [{ output_type: 'stream', name: 'stdout', text: 'x'.repeat(size) }] }),
    ]);
    const result = read(text);
    if ('reason' in result) throw new Error(result.reason);
    const output = result.saved.results.get('code-1')?.outputs[0];
    if (output?.mime !== 'application/vnd.convbook.foreign+json') throw new Error('kept as foreign');
    expect(lookOf(output)).toEqual({ leftOut: ['an output of 14 MB'] });
    expect(exportIpynb(result.saved).length).toBeGreaterThan(size);
  });

  test('a part that is nested 100,000 levels deep is left out, and the rest is there', {
    timeout: 60_000,
  }, () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    const output = `{"output_type":"display_data","metadata":{},"data":{"application/json":${deep}}}`;
    const cells = `[{"cell_type":"code","metadata":{"a":${deep}},"source":"1","outputs":[${output}]},{"cell_type":"markdown","source":"B"}]`;
    const result = expectSafe(`{"nbformat":4,"nbformat_minor":5,"metadata":{"x":${deep}},"cells":${cells}}`);
    expect(result?.notes.join()).toContain('levels deep');
    expect(result?.saved.notebook.cells.map(({ source }) => source)).toEqual(['```python\n1\n```', 'B']);
  });

  test('NaN, which Python writes', () => {
    const text = notebook([
      code({ source: 'NaN', metadata: { vscode: { languageId: 'javascript' }, a: 0.5 } }),
    ]);
    const result = expectSafe(
      text.replace('0.5', 'NaN').replace('"metadata":{}', '"metadata":{"b":-Infinity}'),
    );
    expect(result?.saved.notebook.cells[0]?.source).toBe('NaN');
  });

  test('half a surrogate pair', () => {
    const result = expectSafe(
      '{"nbformat":4,"metadata":{"\\ud800":"\\udc00"},"cells":[{"cell_type":"markdown","source":"a\\ud83d"}]}',
    );
    expect(result?.saved.notebook.cells[0]?.source).toBe('a\uFFFD');
  });

  test('cells of the wrong kind and shape, as text', () => {
    const cells = [
      null,
      7,
      'x',
      [],
      {},
      { cell_type: 'video', source: 'a' },
      { cell_type: 'code', source: 9 },
    ];
    const result = expectSafe(notebook(cells));
    expect(result?.saved.notebook.cells).toHaveLength(7);
    expect(result?.notes.join()).toContain('7 cells did not follow the format');
  });
});

describe('a hostile file', () => {
  test('cannot reach a prototype', () => {
    const evil = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    expectSafe(
      `{"nbformat":4,"metadata":${evil},"__proto__":{"cells":[]},"cells":[{"cell_type":"code","id":"__proto__","source":"1","metadata":${evil},"outputs":[{"output_type":"display_data","metadata":${evil},"data":{"application/json":${evil},"__proto__":"x"}}]},{"cell_type":"markdown","id":"constructor","source":"a","attachments":{"__proto__":{"image/png":"x"}}}]}`,
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('cannot give two cells one id, or an id that is none', () => {
    const ids = ['a', 'a', '', 'x y', '<b>', 'toString', 'a'.repeat(65), 'code-1', 7, null];
    const result = expectSafe(notebook(ids.map((id) => code({ id }))));
    expect(result?.saved.notebook.cells.map(({ id }) => id)).toEqual([
      'a',
      ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map((ordinal) => `code-${ordinal}`),
    ]);
  });

  test('cannot write other cells through its options, its language or its front matter', () => {
    const infos = ['static', 'check', 'id=b', 'x\n```\n\n```js', '`', 'id', 'a="b', 'jupyter={"a":1}', 3];
    const languages = ['js static', 'widget', 'question', 'hint', '`', '\n', '', 'math', 'Python 3'];
    expectSafe(
      notebook(
        [
          ...infos.map((info) =>
            code({ metadata: { convbook: { info }, vscode: { languageId: 'javascript' } } }),
          ),
          ...infos.map((info) => ({ cell_type: 'markdown', source: 'a', metadata: { convbook: { info } } })),
          ...languages.map((languageId) =>
            code({ metadata: { vscode: { languageId } }, source: '```\n-->' }),
          ),
        ],
        { convbook: { frontMatter: 'title: A\n---\n\n```js\nevil()\n```' }, title: 'x"\ny: 1' },
      ),
    );
  });

  test('cannot make prose into code, or leave a fence open over what follows', () => {
    const sources = [
      '```js\nevil()\n```',
      '```py\nopen',
      '<!-- open',
      '<!-- cell -->\n\na',
      '---\na: 1\n---',
      '~~~',
      '\n\n',
      '```js',
    ];
    const result = expectSafe(
      notebook(sources.map((source) => ({ cell_type: 'markdown', source, metadata: {} }))),
    );
    expect(result?.saved.notebook.cells.map(({ kind }) => kind)).toEqual(sources.map(() => 'markdown'));
  });
});

test('any JSON is opened or refused, and what is opened can be saved', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (cells, metadata) => {
      expectSafe(JSON.stringify(cells));
      expectSafe(JSON.stringify({ cells: [cells], metadata }));
      expectSafe(JSON.stringify({ nbformat: 4, cells, metadata }));
      expectSafe(JSON.stringify({ nbformat: 3, worksheets: [{ cells: [metadata] }], metadata: cells }));
    }),
    { numRuns: 300 },
  );
});

/** The value with what stands at one place, chosen by `path`, replaced. */
function mutate(value: unknown, path: readonly number[], replacement: unknown): unknown {
  const [step = 0, ...rest] = path;
  if (typeof value !== 'object' || value === null || path.length === 0) return replacement;
  const keys = Object.keys(value);
  if (keys.length === 0) return replacement;
  const key = keys[step % keys.length] ?? '';
  const entries = Object.entries(value).map(([name, entry]) => [
    name,
    name === key ? mutate(entry, rest, replacement) : entry,
  ]);
  return Array.isArray(value) ? entries.map(([, entry]) => entry) : Object.fromEntries(entries);
}

test('a notebook with anything in the place of anything does not throw', { timeout: 60_000 }, () => {
  const path = fc.array(fc.nat(9), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(anySaved, path, path, fc.jsonValue(), (saved, one, other, replacement) => {
      const file: unknown = JSON.parse(exportIpynb(saved));
      expectSafe(JSON.stringify(mutate(mutate(file, one, replacement), other, replacement)));
    }),
    { numRuns: 300 },
  );
});

test('any text is opened or refused', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expectSafe(text);
    }),
  );
});

test('a file cut anywhere is refused with a reason', { timeout: 60_000 }, () => {
  const text = notebook([code({ source: 'const a = "x";' }), { cell_type: 'markdown', source: 'B' }]);
  for (let end = 1; end < text.length; end++) expect(read(text.slice(0, end))).toHaveProperty('reason');
});
