import { describe, expect, test } from 'vitest';
import { checkBatch, checkMessage } from '../../src/kernel/checkMessage.ts';
import { limits } from '../../src/kernel/limits.ts';

const known = (runId: number): boolean => runId === 7;
const check = (message: unknown) => checkMessage(message, known);
const output = (content: unknown) => check({ type: 'output', runId: 7, displayId: 1, output: content });
const error = 'application/vnd.convbook.error+json';
const images = {
  mime: 'application/vnd.convbook.images+json',
  width: 2,
  height: 3,
  channels: 1,
  pixels: new Uint8Array(12),
  items: [{ above: 'Bag', mark: 'right' }, {}],
};
const figure = { mime: 'application/vnd.plotly.v1+json', data: [{ x: [1, 2], y: new Float32Array([3, 4]) }] };

const variable = {
  name: 'images',
  kind: 'tensor',
  type: 'Tensor',
  shape: [6, 28, 28],
  dtype: 'int32',
  bytes: 4704,
  tensors: 1,
  cellId: 'load',
  preview: 'int32 [6, 28, 28]',
};
const detail = {
  outputs: [{ mime: 'text/plain', text: 'a' }],
  statistics: {
    looked: 2,
    size: 2,
    zeros: 1,
    notNumbers: 0,
    infinite: 0,
    finite: { minimum: 0, maximum: 1, mean: 0.5, bins: [1, 1] },
  },
  page: { shape: [2], at: [0], rowAxis: 0, rows: [[0], [Number.NaN]] },
};
const changed = (change: object) => ({
  type: 'variables',
  changes: { changed: [{ ...variable, ...change }], removed: [], total: 1 },
});

describe('a message of the kernel’s own passes unchanged', () => {
  test.each([
    { type: 'start-failed', message: 'no' },
    { type: 'run-started', runId: 7 },
    { type: 'clear-output', runId: 7 },
    { type: 'interrupt-noted' },
    { type: 'dataset-wanted', requestId: 1, name: 'fashion-mnist' },
    { type: 'memory', memory: { tensors: 3, bytes: 400 } },
    { type: 'memory', memory: { tensors: 3, bytes: 400, held: { by: 'heap', bytes: 16e6 } } },
    {
      type: 'run-ended',
      runId: 7,
      result: {
        state: 'done',
        elapsed: 1,
        defines: [],
        uses: [],
        leak: { kind: 'growing', tensors: 2, bytes: 8 },
      },
    },
    { type: 'variables', changes: { changed: [variable], removed: ['b'], total: 2 } },
    { type: 'detail', requestId: 4, detail },
    { type: 'detail-failed', requestId: 4, message: 'gone' },
    { type: 'run-ended', runId: 7, result: { state: 'done', elapsed: 1.5, defines: ['a'], uses: [] } },
    {
      type: 'run-ended',
      runId: 7,
      result: { state: 'done', elapsed: 9, defines: [], uses: [], training: { seconds: 8, expected: 7.5 } },
    },
    {
      type: 'timed',
      verdict: {
        version: 1,
        backend: 'wasm',
        candidates: [{ backend: 'wasm', usable: true, note: 'works', milliseconds: 3, speedMilliseconds: 2 }],
      },
    },
    {
      type: 'ready',
      device: {
        backend: 'wasm',
        threads: 2,
        reason: 'fast',
        candidates: [{ backend: 'cpu', usable: true, note: '' }],
      },
      verdict: {
        version: 1,
        backend: 'wasm',
        candidates: [{ backend: 'cpu', usable: true, note: '', milliseconds: 2 }],
      },
    },
    { type: 'output', runId: 7, displayId: 1, output: { mime: 'text/plain', text: 'a', level: 'warn' } },
    { type: 'output', runId: 7, displayId: 1, output: images },
    { type: 'output', runId: 7, displayId: 1, output: figure },
    {
      type: 'output',
      runId: 7,
      displayId: 1,
      output: {
        mime: 'application/vnd.convbook.table+json',
        columns: ['a', 'b'],
        rows: [[1, null]],
        footer: ['sum', true],
      },
    },
    {
      type: 'output',
      runId: 7,
      displayId: 1,
      output: {
        mime: 'application/vnd.convbook.progress+json',
        label: 'epoch 1',
        state: 'running',
        value: 0.5,
      },
    },
    {
      type: 'output',
      runId: 7,
      displayId: 1,
      output: { mime: error, name: 'E', message: 'm', cellId: 'a', line: 1, column: 2, trace: ['f'] },
    },
  ])('$type $output.mime', (message) => {
    expect(check(message)).toEqual(message);
  });
});

describe('what is forged or malformed is refused', () => {
  test.each([
    ['nothing', null],
    ['a number', 5],
    ['a speed without a verdict', { type: 'timed' }],
    ['an unknown type', { type: 'navigate', url: 'x' }],
    ['a run it was not given', { type: 'run-started', runId: 8 }],
    ['a run that is no number', { type: 'run-started', runId: '7' }],
    ['a negative request', { type: 'dataset-wanted', requestId: -1, name: 'fashion-mnist' }],
    ['another data set', { type: 'dataset-wanted', requestId: 1, name: '/etc/passwd' }],
    ['a variable without a name', changed({ name: undefined })],
    ['a variable of a shape that is none', changed({ shape: [2, -1] })],
    ['a variable of more axes than there can be', changed({ shape: new Array(99).fill(1) })],
    ['a variable with too long a line', changed({ preview: 'x'.repeat(101) })],
    ['a variable of an unknown kind', changed({ kind: 'html' })],
    [
      'more variables than the page takes',
      { type: 'variables', changes: { changed: new Array(1001).fill(variable), removed: [], total: 1 } },
    ],
    ['a detail without a request', { type: 'detail', detail }],
    ['a detail of markup', { type: 'detail', requestId: 1, detail: { outputs: [{ mime: 'text/html' }] } }],
    [
      'a detail of more rows than a page has',
      {
        type: 'detail',
        requestId: 1,
        detail: { ...detail, page: { ...detail.page, rows: new Array(11).fill([1]) } },
      },
    ],
    [
      'a position that does not fit the shape',
      { type: 'detail', requestId: 1, detail: { ...detail, page: { ...detail.page, at: [0, 0] } } },
    ],
    [
      'memory held by something else',
      { type: 'memory', memory: { tensors: 1, bytes: 1, held: { by: 'disk', bytes: 1 } } },
    ],
    ['memory that is no number', { type: 'memory', memory: { tensors: Number.NaN, bytes: 1 } }],
    [
      'an unknown backend',
      { type: 'ready', device: { backend: 'x', threads: 1, reason: '', candidates: [] } },
    ],
    [
      'an unknown result',
      { type: 'run-ended', runId: 7, result: { state: 'won', elapsed: 1, defines: [], uses: [] } },
    ],
    [
      'a training that took less than nothing',
      {
        type: 'run-ended',
        runId: 7,
        result: { state: 'done', elapsed: 1, defines: [], uses: [], training: { seconds: -1 } },
      },
    ],
    [
      'a name that is no text',
      { type: 'run-ended', runId: 7, result: { state: 'done', elapsed: 1, defines: [1], uses: [] } },
    ],
  ])('%s', (_what, message) => {
    expect(check(message)).toBeUndefined();
  });

  test.each([
    ['HTML', { mime: 'text/html', text: '<b>' }],
    ['a text that is none', { mime: 'text/plain', text: { length: 3 } }],
    ['a text that is too long', { mime: 'text/plain', text: 'x'.repeat(2 * limits.runText + 1) }],
    ['an unknown level', { mime: 'text/plain', text: '', level: 'loud' }],
    ['too few pixels', { ...images, pixels: new Uint8Array(11) }],
    ['pixels of another type', { ...images, pixels: new Float32Array(12) }],
    ['a width that is not finite', { ...images, width: Number.POSITIVE_INFINITY }],
    ['a width of half a pixel', { ...images, width: 0.5 }],
    ['two channels', { ...images, channels: 2 }],
    ['an item that is no record', { ...images, items: ['a', 'b'] }],
    [
      'a table cell that is a record',
      { mime: 'application/vnd.convbook.table+json', columns: ['a'], rows: [[{}]] },
    ],
    ['a figure with a function', { ...figure, data: [{ x: () => 1 }] }],
    ['a figure that holds itself', { ...figure, data: [circular()] }],
    ['a figure that is too large', { ...figure, data: [{ x: new Float64Array(limits.figureNodes) }] }],
    ['a figure with an instance of a class', { ...figure, layout: { title: new (class Title {})() } }],
    ['an error on line nought', { mime: error, name: 'E', message: 'm', line: 0 }],
  ])('an output: %s', (_what, content) => {
    expect(output(content)).toBeUndefined();
  });

  test('in a batch it is left out and counted, the rest stays', () => {
    const batch = checkBatch(
      [
        { type: 'run-started', runId: 7 },
        { type: 'run-started', runId: 8 },
      ],
      known,
    );
    expect(batch).toMatchObject({ refused: 1, length: 2, messages: [{ type: 'run-started', runId: 7 }] });
    expect(checkBatch('no batch', known)).toMatchObject({ refused: 1, messages: [] });
  });
});

describe('what passes carries nothing that was not checked', () => {
  test('unknown fields are left behind', () => {
    expect(output({ mime: 'text/plain', text: 'a', html: '<img src=x>' })).toEqual({
      type: 'output',
      runId: 7,
      displayId: 1,
      output: { mime: 'text/plain', text: 'a' },
    });
  });

  test('links are taken out of a figure’s texts, and pictures that would be loaded', () => {
    const message = output({
      ...figure,
      layout: {
        title: { text: 'See <a href="https://example.com">this</a> <b>now</b>' },
        images: [{ source: 'https://example.com/x.png', x: 1 }, { source: 'data:image/png;base64,AA' }],
      },
    });
    expect(message).toMatchObject({
      output: {
        layout: {
          title: { text: 'See this <b>now</b>' },
          images: [{ x: 1 }, { source: 'data:image/png;base64,AA' }],
        },
      },
    });
    expect(JSON.stringify(message)).not.toContain('example.com');
  });

  test('a prototype cannot be smuggled into a figure', () => {
    const layout: unknown = JSON.parse('{"__proto__": {"polluted": true}, "title": "a"}');
    const message = output({ ...figure, layout });
    expect(message).toMatchObject({ output: { layout: { title: 'a' } } });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('progress is brought into 0 to 1', () => {
    const progress = { mime: 'application/vnd.convbook.progress+json', label: '', state: 'done', value: 5 };
    expect(output(progress)).toMatchObject({ output: { value: 1 } });
  });
});

function circular(): unknown {
  const record: Record<string, unknown> = {};
  record.self = record;
  return record;
}
