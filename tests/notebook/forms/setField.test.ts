import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FormField, readForm } from '../../../src/notebook/forms/form.ts';
import { type LiteralValue, readLiteral, writeLiteral } from '../../../src/notebook/forms/literals.ts';
import { setField } from '../../../src/notebook/forms/setField.ts';

function fields(source: string): FormField[] {
  return (readForm(source)?.items ?? []).filter((item) => item.kind === 'field');
}
function set(source: string, value: LiteralValue, index = 0): string {
  const field = fields(source)[index];
  if (field === undefined) throw new Error('There is no such field.');
  const change = setField(source, field, value);
  return 'problem' in change ? `refused: ${change.problem}` : change.source;
}

test('only the literal changes: spaces, quotes, semicolons and comments stay', () => {
  const line = "  const  rate=1e-3 ;   //   @param {type:'slider', min: 1e-5, max: .1, scale: 'log'}  ";
  expect(set(line, 0.01)).toBe(line.replace('1e-3', '0.01'));
  expect(set(line, 0.001)).toBe(line);
  expect(set('const s = "a"; // @param {type: "text"}', 'say "b"')).toBe(
    'const s = "say \\"b\\""; // @param {type: "text"}',
  );
  expect(set("a: 'x', // @param ['x', 'y']", 'y')).toBe("a: 'y', // @param ['x', 'y']");
});

test('a value that the field does not take is refused with the reason', () => {
  const slider = 'const rate = 1 // @param {type: "slider", min: 0, max: 5}';
  expect(set(slider, 9)).toBe('refused: 9 is above the most, 5.');
  expect(set(slider, 2.5)).toBe('refused: 2.5 is not a whole number.');
  expect(set('const rate = 1 // @param {type: "slider", min: 0, max: 5, step: 0.25}', 2.6)).toContain(
    '= 2.6 //',
  );
  expect(set('const rate = 1 // @param {type: "slider", min: 1, max: 100, scale: "log"}', 2.5)).toContain(
    '= 2.5 //',
  );
  expect(set(slider, Number.NaN)).toBe('refused: rate takes a number.');
  expect(set('const n = 1 // @param {type: "integer"}', 1.5)).toBe('refused: 1.5 is not a whole number.');
  expect(set('const a = "relu" // @param ["relu"]', 'gelu')).toMatch(/^refused: "gelu" is not among/);
  expect(set('const a = b + 1 // @param {type: "number"}', 1)).toMatch(/^refused: .*expression/);
});

test('code typed into a raw field cannot reach beyond its place', () => {
  const raw = 'const a = [1]; // @param {type: "raw"}';
  expect(set(raw, '[1, 2]')).toBe('const a = [1, 2]; // @param {type: "raw"}');
  for (const typed of ['1 // so', '`', '/*', "'", '1\n2', ' 1'])
    expect(set(raw, typed), typed).toMatch(/^refused: This would change more/);
  expect(set(raw, '')).toBe('refused: a needs a value.');
});

test('a field of code that has changed meanwhile is refused', () => {
  const [field] = fields('const a = 1 // @param');
  if (field === undefined) throw new Error('There is no field.');
  expect(setField('const abc = 12 // @param', field, 2)).toHaveProperty('problem');
});

/** The language itself is the reference. */
const valueInJavaScript = (code: string): unknown => runInThisContext(`'use strict'; (${code})`);

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'\'"`\\$', ...'{}/*\n\r\u2028 n0ux') }),
);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

test('what is written as a literal is read as the same value, by us and by JavaScript', () => {
  fc.assert(
    fc.property(fc.oneof(text, finite, fc.boolean()), fc.constantFrom("'", '"', '`'), (value, quote) => {
      const code = writeLiteral(value, quote);
      expect(readLiteral(code)).toBe(value);
      expect(valueInJavaScript(code)).toBe(value);
    }),
    { numRuns: 2_000 },
  );
});

test('what is read as a literal is what JavaScript has for it', () => {
  const unit = fc.constantFrom(
    '0',
    '1',
    '9',
    '.',
    '-',
    '_',
    'e',
    'x',
    'b',
    'f',
    "'",
    '"',
    '`',
    '\\',
    'u',
    '{',
    '}',
    '$',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 8 }), (code) => {
      const value = readLiteral(code);
      if (value !== undefined) expect(valueInJavaScript(code)).toBe(value);
    }),
    { numRuns: 5_000 },
  );
});

/** A line with a field: as written, and a value to set. */
const fieldLine = fc.oneof(
  fc.record({
    value: text,
    next: text,
    options: fc.constantFrom('', '{type: "string"}', "{type:'text', unit: 'x'}"),
  }),
  fc.record({
    value: finite,
    next: finite,
    options: fc.constantFrom('', '{type: "number"}', '["a", 1] {allow-input: true}'),
  }),
  fc.record({ value: fc.boolean(), next: fc.boolean(), options: fc.constantFrom('', '{type: "boolean"}') }),
  fc
    .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
    .map(([value, next]) => ({ value, next, options: '{type: "slider", min: 0, max: 9}' })),
);
const separator = fc.constantFrom(' // @param ', '; //@param ', ' ;\t//  @param ');
const otherLine = fc.constantFrom(
  '',
  "const s = '// @param';",
  'model.fit(x, { epochs }); // @param',
  '/* const a = 1 // @param */',
  'const t = `$' + '{`\n// @param`}`;',
  '// @markdown *note*',
  'const half = 1 / 2; // half / of it',
  '\u{1f45f} = "not code";',
);

test('setting a field and reading it gives the value back, and all other lines stay as they are', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ line: fieldLine, separator, quote: fc.constantFrom("'", '"', '`') }), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.array(otherLine, { maxLength: 4 }),
      fc.nat(),
      fc.constantFrom('\n', '\r\n'),
      (made, others, pick, end) => {
        const lines = made.map(
          ({ line, separator: between, quote }, index) =>
            `const v${index} = ${writeLiteral(line.value, quote)}${between}${line.options}`,
        );
        const source = [...others.slice(0, 2), ...lines, ...others.slice(2)].join(end);
        const own = (text: string) => fields(text).filter(({ name }) => /^v\d$/.test(name));
        expect(own(source).map(({ value }) => value)).toEqual(made.map(({ line }) => line.value));
        const index = pick % made.length;
        const field = own(source)[index];
        const next = made[index]?.line.next ?? 0;
        if (field === undefined) throw new Error('The field was not found.');
        const change = setField(source, field, next);
        if ('problem' in change) throw new Error(change.problem);
        const after = own(change.source)[index];
        expect(after?.value).toBe(next);
        expect(change.source.slice(0, field.from)).toBe(source.slice(0, field.from));
        expect(change.source.slice(after?.to)).toBe(source.slice(field.to));
        expect(after === undefined ? '' : setField(change.source, after, next)).toEqual({
          source: change.source,
        });
      },
    ),
    { numRuns: 1_000 },
  );
});
