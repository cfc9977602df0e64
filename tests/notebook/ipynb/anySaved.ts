/** Generated notebooks: our own cells and outputs, and what other programs leave in a file. */
import fc from 'fast-check';
import { foreignListing } from '../../../src/notebook/foreignCell.ts';
import { frontMatterWithKept, withKept } from '../../../src/notebook/keptOfJupyter.ts';
import { mendProse } from '../../../src/notebook/mendProse.ts';
import type { Output } from '../../../src/notebook/output.ts';
import type { Json, JsonRecord } from '../../../src/notebook/plainJson.ts';
import { sortedJson, wellFormed } from '../../../src/notebook/plainJson.ts';
import type { CellResult, SavedNotebook } from '../../../src/notebook/savedNotebook.ts';
import type { Cell } from '../../../src/notebook/types.ts';

const text = fc.oneof(
  fc.string({ maxLength: 20, unit: 'grapheme' }),
  fc.constantFrom('', '\n', 'a\nb\n', '```', '<b>', '--> `x`', ' ', '\u2028'),
);
const lines = fc.array(text, { maxLength: 4 }).map((pieces) => pieces.join('\n').replaceAll('\r', ''));
const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/).filter((key) => !(key in {}));

const json: fc.Arbitrary<Json> = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value).replaceAll('"__proto__"', '"proto"')));
const record: fc.Arbitrary<JsonRecord> = fc.dictionary(word, json, { maxKeys: 3 });
const metadata: fc.Arbitrary<JsonRecord> = fc
  .record(
    { custom: record, tags: fc.uniqueArray(word, { maxLength: 2 }), collapsed: fc.boolean() },
    { requiredKeys: [] },
  )
  .map(dropEmpty);
const attachments = fc.dictionary(
  word.map((name) => `${name}.png`),
  fc.constant({ 'image/png': 'iVBORw0KGgo=' }),
  { maxKeys: 2 },
);

function dropEmpty(value: object): JsonRecord {
  // A copy through JSON, without the prototype-less objects that fast-check makes.
  return JSON.parse(JSON.stringify(value));
}

const tableValue = fc.oneof(
  text.map(wellFormed),
  fc.double().map((value) => value + 0),
  fc.boolean(),
  fc.constant(null),
);

const ownOutput: fc.Arbitrary<Output> = fc.oneof(
  fc.record(
    {
      mime: fc.constant('text/plain' as const),
      text,
      level: fc.constantFrom('log', 'info', 'warn', 'error', 'note'),
    },
    { requiredKeys: ['mime', 'text'] },
  ),
  fc.record(
    {
      mime: fc.constant('application/vnd.convbook.table+json' as const),
      columns: fc.array(text, { maxLength: 3 }),
      rows: fc.array(fc.array(tableValue, { maxLength: 3 }), { maxLength: 3 }),
      caption: text,
      footer: fc.array(tableValue, { maxLength: 3 }),
    },
    { requiredKeys: ['mime', 'columns', 'rows'] },
  ),
  fc
    .record({
      width: fc.integer({ min: 1, max: 5 }),
      height: fc.integer({ min: 1, max: 5 }),
      channels: fc.constantFrom(1 as const, 3 as const),
      inverted: fc.boolean(),
      items: fc.array(
        fc.record({ above: text, mark: fc.constantFrom('right', 'wrong') }, { requiredKeys: [] }),
        {
          maxLength: 4,
        },
      ),
      seed: fc.nat(255),
    })
    .map(({ seed, ...rest }) => ({
      mime: 'application/vnd.convbook.images+json' as const,
      ...rest,
      pixels: Uint8Array.from(
        { length: rest.items.length * rest.width * rest.height * rest.channels },
        (_, index) => (index * 37 + seed) % 256,
      ),
    })),
  fc.record(
    {
      mime: fc.constant('application/vnd.plotly.v1+json' as const),
      data: fc.array(fc.record({ type: fc.constant('scatter'), y: fc.array(fc.integer()) }), {
        maxLength: 2,
      }),
      layout: fc.record({ title: fc.record({ text: fc.constant('Loss') }) }),
      span: fc.constantFrom('full', 'half'),
      description: text,
      pictures: fc.nat(255).map((tone) => ({
        mime: 'application/vnd.convbook.images+json' as const,
        width: 1,
        height: 1,
        channels: 1,
        pixels: Uint8Array.of(tone),
        items: [{}],
      })),
    },
    { requiredKeys: ['mime', 'data'] },
  ),
  fc.record({
    mime: fc.constant('application/vnd.convbook.anatomy+json' as const),
    models: fc.array(
      fc.record({
        name: word,
        layers: fc.constantFrom(
          [],
          [{ kind: 'Input', part: 'input', from: [], shape: [28, null, 1], parameters: 0, sees: 1 }],
        ),
      }),
      { maxLength: 2 },
    ),
  }),
  fc.record(
    {
      mime: fc.constant('application/vnd.convbook.progress+json' as const),
      label: text,
      value: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
      state: fc.constantFrom('running', 'done', 'stopped', 'failed'),
    },
    { requiredKeys: ['mime', 'label', 'state'] },
  ),
  fc.record(
    {
      mime: fc.constant('application/vnd.convbook.error+json' as const),
      name: word,
      message: text,
      hint: text,
      cellId: word,
      line: fc.integer({ min: 1, max: 999 }),
      column: fc.integer({ min: 1, max: 999 }),
      trace: fc.array(
        word.map((name) => `at ${name}`),
        { minLength: 1, maxLength: 3 },
      ),
    },
    { requiredKeys: ['mime', 'name', 'message'] },
  ),
) as fc.Arbitrary<Output>; // optional keys of `fc.record` are typed as possibly undefined, but are absent

/** Outputs that only another program makes, as they stand in a file. */
export const foreignOutput: fc.Arbitrary<JsonRecord> = fc.oneof(
  fc.constant({
    output_type: 'display_data',
    data: { 'text/html': ['<script>alert(1)</script>'], 'text/plain': ['<IPython.core.display.HTML>'] },
    metadata: {},
  }),
  fc.constant({
    output_type: 'execute_result',
    data: { 'image/png': 'iVBORw0KGgo=\n', 'text/plain': '<Figure size 640x480>' },
    metadata: { needs_background: 'light' },
    execution_count: 3,
  }),
  fc.constant({
    output_type: 'display_data',
    data: { 'application/vnd.jupyter.widget-view+json': { model_id: 'abc', version_major: 2 } },
    metadata: {},
  }),
  fc.constant({
    output_type: 'display_data',
    data: {
      'application/vnd.plotly.v1+json': {
        config: { plotlyServerURL: 'https://plot.ly' },
        data: [],
        layout: {},
      },
    },
    metadata: {},
  }),
  fc.constant({ output_type: 'error', ename: 'E', evalue: 'v', traceback: ['\u001b[31mE\u001b[0m: v'] }),
  fc.constant({ output_type: 'stream', name: 'other', text: ['a\n', 'b'] }),
);

const output: fc.Arbitrary<Output> = fc.oneof(
  { weight: 3, arbitrary: ownOutput },
  foreignOutput.map((raw) => ({
    mime: 'application/vnd.convbook.foreign+json' as const,
    json: JSON.stringify(sortedJson(raw)),
  })),
);

const option = fc.constantFrom('long', 'x=1', 'caption="two words"', 'exercise');

const draft = fc.record({
  kind: fc.constantFrom('code', 'markdown', 'python', 'raw'),
  id: fc.option(word, { nil: undefined }),
  key: fc.nat(),
  source: lines,
  options: fc.uniqueArray(option, { maxLength: 2 }),
  metadata,
  attachments,
  execution: fc.option(fc.nat(99), { nil: undefined }),
  outputs: fc.array(output, { maxLength: 3 }),
});

/** A notebook in the form that `parseNotebook` and `importIpynb` give: ids as written or numbered. */
export const anySaved: fc.Arbitrary<SavedNotebook> = fc
  .record({
    drafts: fc.uniqueArray(draft, { maxLength: 6, selector: ({ id, key }) => id ?? key }),
    frontMatter: fc.constantFrom('', 'title: T', 'title: "A: b"\n\n# note\nother: [1]', 'x: 1'),
    metadata: fc.oneof(
      fc.constant({}),
      fc.record({ custom: record }),
      fc.constant({
        kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' },
        language_info: { name: 'python', version: '3.12' },
        widgets: { state: {} },
      }),
    ),
  })
  .map(({ drafts, frontMatter, metadata }) => {
    const counts = { code: 0, markdown: 0 };
    const results = new Map<string, CellResult>();
    const cells = drafts.map((cell): Cell => {
      const kind = cell.kind === 'code' ? 'code' : 'markdown';
      counts[kind]++;
      const id = cell.id ?? `${kind === 'code' ? 'code' : 'text'}-${counts[kind]}`;
      const kept = (parts: JsonRecord): JsonRecord =>
        Object.fromEntries(
          Object.entries(parts).filter(
            ([, value]) => typeof value !== 'object' || Object.keys(value ?? {}).length > 0,
          ),
        );
      const source = wellFormed(cell.source);
      if (kind === 'code' || cell.kind === 'python') {
        if (cell.outputs.length > 0)
          results.set(id, {
            outputs: cell.outputs,
            ...(cell.execution === undefined || kind !== 'code' ? {} : { execution: cell.execution }),
          });
      }
      switch (cell.kind) {
        case 'code': {
          const words = [...(cell.id === undefined ? [] : [`id=${id}`]), ...cell.options].join(' ');
          return { kind: 'code', id, source, info: withKept(words, kept({ metadata: cell.metadata })) };
        }
        case 'python': {
          const execution = cell.execution === undefined ? {} : { execution_count: cell.execution };
          const info = withKept('was=code', kept({ metadata: cell.metadata, ...execution }));
          return { kind: 'markdown', id, source: foreignListing({ language: 'python', source }), info };
        }
        case 'raw': {
          const info = withKept('was=raw', kept({ metadata: cell.metadata, attachments: cell.attachments }));
          return { kind: 'markdown', id, source: foreignListing({ language: 'text', source }), info };
        }
        default: {
          const info = withKept('', kept({ metadata: cell.metadata, attachments: cell.attachments }));
          const prose = mendProse(source);
          return info === ''
            ? { kind: 'markdown', id, source: prose }
            : { kind: 'markdown', id, source: prose, info };
        }
      }
    });
    return {
      notebook: { frontMatter: frontMatterWithKept(frontMatter, dropEmpty(metadata)), cells },
      results,
    };
  });
