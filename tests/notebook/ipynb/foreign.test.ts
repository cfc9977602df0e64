import { describe, expect, test } from 'vitest';
import { checkOutput } from '../../../src/kernel/checkOutput.ts';
import { lookOf } from '../../../src/notebook/foreignOutput.ts';
import { exportIpynb } from '../../../src/notebook/ipynb/exportIpynb.ts';
import { importIpynb } from '../../../src/notebook/ipynb/importIpynb.ts';
import type { ForeignOutput } from '../../../src/notebook/output.ts';
import { parseNotebook } from '../../../src/notebook/parse.ts';
import type { SavedNotebook } from '../../../src/notebook/savedNotebook.ts';
import { serialiseNotebook } from '../../../src/notebook/serialise.ts';
import { schemaErrors } from './schemaErrors.ts';

const pythonNotebook = {
  cells: [
    {
      cell_type: 'markdown',
      id: 'intro',
      metadata: { tags: ['a'] },
      source: ['# Demo\n', '\n', '![](attachment:image.png)'],
      attachments: { 'image.png': { 'image/png': 'iVBORw0KGgo=' } },
    },
    {
      cell_type: 'code',
      id: 'plot',
      metadata: { scrolled: true, colab: { height: 200 } },
      source: ['import matplotlib\n', 'plt.plot()'],
      execution_count: 7,
      outputs: [
        {
          output_type: 'display_data',
          data: { 'image/png': 'iVBORw0KGgo=', 'text/plain': ['<Figure>'] },
          metadata: {},
        },
        {
          output_type: 'execute_result',
          data: { 'text/html': ['<b>hi</b>'], 'text/plain': ['hi'] },
          metadata: {},
          execution_count: 7,
        },
        {
          output_type: 'display_data',
          data: { 'application/vnd.jupyter.widget-view+json': { model_id: 'f00' } },
          metadata: {},
        },
      ],
    },
    { cell_type: 'raw', id: 'tex', metadata: { format: 'text/latex' }, source: ['\\section{A}\n'] },
    {
      cell_type: 'code',
      id: 'js',
      metadata: { vscode: { languageId: 'javascript' } },
      source: ['1 + 1'],
      execution_count: null,
      outputs: [],
    },
  ],
  metadata: {
    kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' },
    language_info: { name: 'python', version: '3.12.1' },
    widgets: { 'application/vnd.jupyter.widget-state+json': { state: { f00: {} } } },
  },
  nbformat: 4,
  nbformat_minor: 5,
};

function open(value: unknown): { saved: SavedNotebook; notes: readonly string[] } {
  const result = importIpynb(JSON.stringify(value), checkOutput);
  if ('reason' in result) throw new Error(result.reason);
  return result;
}

describe('a Python notebook', () => {
  const { saved, notes } = open(pythonNotebook);

  test('has its Python and raw cells as listings, which nothing runs, and its JavaScript as code', () => {
    expect(saved.notebook.cells.map(({ kind, id }) => [kind, id])).toEqual([
      ['markdown', 'intro'],
      ['markdown', 'plot'],
      ['markdown', 'tex'],
      ['code', 'js'],
    ]);
    expect(saved.notebook.cells[1]?.source).toBe('```python\nimport matplotlib\nplt.plot()\n```');
  });

  test('is reported', () => {
    expect(notes).toEqual([
      '1 cell in Python is shown as a listing and cannot run here.',
      '1 raw cell is shown as plain text.',
      '1 output has a part of the type text/html, which is kept but not shown.',
      '1 output has a part of the type application/vnd.jupyter.widget-view+json, which is kept but not shown.',
      '1 cell has attached files; pictures among them are shown.',
      'The state of Jupyter widgets is kept, but widgets do not work here.',
    ]);
  });

  test('shows the picture and the text of its outputs, and no HTML', () => {
    const looks = (saved.results.get('plot')?.outputs ?? []).map((output) => lookOf(output as ForeignOutput));
    expect(looks.map(({ picture, text, leftOut }) => [picture?.address, text, leftOut])).toEqual([
      ['data:image/png;base64,iVBORw0KGgo=', undefined, []],
      [undefined, 'hi', ['text/html']],
      [undefined, undefined, ['application/vnd.jupyter.widget-view+json']],
    ]);
  });

  test('is written again with everything it had', () => {
    const file = exportIpynb(saved);
    expect(schemaErrors(file)).toEqual([]);
    expect(JSON.parse(file)).toEqual(pythonNotebook);
  });

  test('keeps all but its outputs in a .md file', () => {
    const notebook = parseNotebook(serialiseNotebook(saved.notebook));
    expect(notebook).toEqual(saved.notebook);
    const file = JSON.parse(exportIpynb({ notebook, results: new Map() }));
    expect(file.metadata).toEqual(pythonNotebook.metadata);
    expect(file.cells[0]).toEqual(pythonNotebook.cells[0]);
    expect(file.cells[1]).toEqual({ ...pythonNotebook.cells[1], outputs: [] });
  });
});

test('our own notebook names its kernel as what it is', () => {
  const notebook = parseNotebook('---\ntitle: A\nminutes: 3\n---\n\n```js id=a long\n1\n```\n');
  const file = JSON.parse(exportIpynb({ notebook, results: new Map() }));
  expect(file.metadata.kernelspec.language).toBe('javascript');
  expect(file.metadata.title).toBe('A');
  expect(file.cells[0]).toMatchObject({
    id: 'a',
    cell_type: 'code',
    metadata: { convbook: { info: 'id=a long' } },
  });
});

test('our outputs are what Jupyter shows: streams, a result, an error, a picture, a table, a figure', () => {
  const saved: SavedNotebook = {
    notebook: { frontMatter: '', cells: [{ kind: 'code', id: 'a', source: '1', info: '' }] },
    results: new Map([
      [
        'a',
        {
          execution: 4,
          outputs: [
            { mime: 'text/plain', text: 'hello', level: 'log' },
            { mime: 'application/vnd.plotly.v1+json', data: [{ y: new Float32Array([1, 2.5]) }] },
            { mime: 'application/vnd.convbook.table+json', columns: ['a<b'], rows: [[Number.NaN]] },
            {
              mime: 'application/vnd.convbook.images+json',
              width: 1,
              height: 1,
              channels: 1,
              pixels: new Uint8Array([7]),
              items: [{ above: 'shirt' }],
            },
            { mime: 'application/vnd.convbook.error+json', name: 'TypeError', message: 'no', line: 2 },
            { mime: 'text/plain', text: '42' },
          ],
        },
      ],
    ]),
  };
  const [stream, figure, table, pictures, error, result] = JSON.parse(exportIpynb(saved)).cells[0].outputs;
  expect(stream).toEqual({ output_type: 'stream', name: 'stdout', text: ['hello\n'] });
  expect(figure.data['application/vnd.plotly.v1+json']).toEqual({ data: [{ y: [1, 2.5] }], layout: {} });
  expect(table.data['text/html'].join('')).toContain('<th>a&lt;b</th>');
  expect(pictures.data['image/png']).toMatch(/^iVBORw0KGgo/);
  expect(pictures.metadata['image/png']).toEqual({ width: 84, height: 84 });
  expect(error).toEqual({
    output_type: 'error',
    ename: 'TypeError',
    evalue: 'no',
    traceback: ['TypeError: no', 'in line 2'],
  });
  expect(result).toEqual({
    output_type: 'execute_result',
    data: { 'text/plain': ['42'] },
    metadata: {},
    execution_count: 4,
  });
});

test('nbformat 3 is upgraded: worksheets, headings, inputs and old names of outputs', () => {
  const { saved, notes } = open({
    nbformat: 3,
    nbformat_minor: 0,
    metadata: { name: 'Old' },
    worksheets: [
      {
        cells: [
          { cell_type: 'heading', level: 2, source: ['Two\n', 'lines'], metadata: {} },
          {
            cell_type: 'code',
            language: 'python',
            input: ['print 1'],
            prompt_number: 3,
            collapsed: false,
            outputs: [
              { output_type: 'stream', stream: 'stdout', text: ['1\n'] },
              { output_type: 'pyout', prompt_number: 3, text: ['1'], png: 'iVBORw0KGgo=', metadata: {} },
              { output_type: 'pyerr', ename: 'E', evalue: 'v', traceback: ['E'] },
            ],
            metadata: {},
          },
        ],
      },
    ],
  });
  expect(notes[0]).toBe('The file is in nbformat 3; it is saved as nbformat 4.5.');
  expect(saved.notebook.cells[0]?.source).toBe('## Two lines');
  const file = exportIpynb(saved);
  expect(schemaErrors(file)).toEqual([]);
  const [, code] = JSON.parse(file).cells;
  expect(code).toMatchObject({ cell_type: 'code', source: ['print 1'], execution_count: 3 });
  expect(code.metadata).toEqual({ collapsed: false });
  expect(code.outputs[0]).toEqual({ output_type: 'stream', name: 'stdout', text: ['1\n'] });
  expect(code.outputs[1].data).toEqual({ 'text/plain': ['1'], 'image/png': 'iVBORw0KGgo=' });
  expect(code.outputs[2]).toEqual({ output_type: 'error', ename: 'E', evalue: 'v', traceback: ['E'] });
});

test.each([0, 1, 2, 3, 4])('nbformat 4.%i, without ids, is read', (minor) => {
  const cells = pythonNotebook.cells.map(({ id: _, ...cell }) => cell);
  const { saved, notes } = open({ ...pythonNotebook, nbformat_minor: minor, cells });
  expect(saved.notebook.cells.map(({ id }) => id)).toEqual(['text-1', 'text-2', 'text-3', 'code-1']);
  expect(notes[0]).toBe(`The file is in nbformat 4.${minor}; it is saved as nbformat 4.5.`);
  expect(schemaErrors(exportIpynb(saved))).toEqual([]);
});
