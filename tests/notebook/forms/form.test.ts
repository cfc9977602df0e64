import { describe, expect, test } from 'vitest';
import { type FormField, readForm } from '../../../src/notebook/forms/form.ts';

function field(source: string): FormField {
  const item = readForm(source)?.items[0];
  if (item?.kind !== 'field') throw new Error(`No field, but ${JSON.stringify(item)}.`);
  return item;
}
function problem(source: string): string {
  const item = readForm(source)?.items[0];
  if (item?.kind !== 'problem') throw new Error(`No problem, but ${JSON.stringify(item)}.`);
  return item.text;
}

describe('a field', () => {
  test.each([
    [
      'const learningRate = 0.001; // @param {type: "slider", min: 1e-5, max: 1e-1, scale: "log"}',
      { kind: 'slider', min: 1e-5, max: 0.1, scale: 'log' },
      0.001,
    ],
    [
      "x = 5 //@param {type:'slider', min:0, max:10, step:0.5}",
      { kind: 'slider', min: 0, max: 10, scale: 'linear', step: 0.5 },
      5,
    ],
    ['let share = 1_0.5e-1 // @param {type: "number"}', { kind: 'number', integer: false }, 1.05],
    ['const epochs = 10; // @param {type: "integer", min: 1}', { kind: 'number', integer: true, min: 1 }, 10],
    ['const batchNorm = true // @param {type: "boolean"}', { kind: 'boolean' }, true],
    [
      'const activation = "relu" // @param ["relu", "tanh"]',
      { kind: 'choice', choices: ['relu', 'tanh'], allowInput: false, raw: false },
      'relu',
    ],
    [
      "const name = 'mine' // @param ['a', 'b'] {allow-input: true}",
      { kind: 'choice', choices: ['a', 'b'], allowInput: true, raw: false },
      'mine',
    ],
    [
      'const batchSize = 32 // @param [16, 32, 64] {type: "integer"}',
      { kind: 'choice', choices: [16, 32, 64], allowInput: false, raw: false },
      32,
    ],
    [
      'const note = "don\\u0027t" // @param {type: "string", placeholder: "a note"}',
      { kind: 'text', placeholder: 'a note' },
      "don't",
    ],
    ['const filters = [32, 64] // @param {type: "raw"}', { kind: 'raw' }, '[32, 64]'],
    ['  padding: "same", // @param {"type": "text"}', { kind: 'text' }, 'same'],
    ['const any = 3 // @param', { kind: 'number', integer: false }, 3],
    ['const any = false // @param', { kind: 'boolean' }, false],
    ['const any = other + 1 // @param', { kind: 'raw' }, 'other + 1'],
  ])('%s', (source, control, value) => {
    const found = field(source);
    expect(found.control).toEqual(control);
    expect(found.value).toBe(value);
    expect(found.fixed).toBeUndefined();
    expect(source.slice(found.from, found.to)).toBe(found.code);
  });

  test('takes a label and a unit, else the name of the variable', () => {
    const found = field('const lr = 1 // @param {type: "number", label: "learning rate", unit: "per step"}');
    expect([found.name, found.label, found.unit]).toEqual(['lr', 'learning rate', 'per step']);
    expect(field('const lr = 1 // @param').label).toBe('lr');
  });

  test('whose code is an expression can only be read, and says why', () => {
    const found = field('const steps = epochs * 10; // @param {type: "integer"}');
    expect(found.code).toBe('epochs * 10');
    expect(found.value).toBeUndefined();
    expect(found.fixed).toMatch(/expression/);
  });

  test('whose code has another kind of value can only be read', () => {
    expect(field('const rate = "high" // @param {type: "slider", min: 0, max: 1}').fixed).toBe(
      'The code has text here, and a slider field sets a number. Change one of them.',
    );
  });

  test('notes a value that its control would not set', () => {
    expect(field('const a = 7 // @param {type: "slider", min: 0, max: 5}').notes).toEqual([
      '7 is above the most, 5.',
    ]);
    expect(field('const a = 1.5 // @param {type: "integer"}').notes).toEqual(['1.5 is not a whole number.']);
    expect(field('const a = "gelu" // @param ["relu"]').notes).toEqual(['"gelu" is not among the choices.']);
  });
});

describe('a malformed @param says what is wrong', () => {
  test.each([
    [
      '{type: "sldier"}',
      /no type “sldier”\. The types are number, integer, slider, boolean, string, text, raw/,
    ],
    ['{type: "slider", min: 0}', /needs min and max/],
    ['{type: "slider", min: 0, max: 1, scale: "log"}', /a min above 0, not 0/],
    ['{type: "slider", min: 1, max: 2, scale: "cubic"}', /no scale “cubic”\. The scales are linear, log/],
    ['{type: "slider", min: 2, max: 1}', /min \(2\) must be below max \(1\)/],
    ['{type: "slider", min: 2, max: 2}', /min below max, and both are 2/],
    ['{type: "slider", min: 0, max: 1, step: 0}', /step is above 0/],
    ['{type: "slider", min: "0", max: 1}', /“min” must be a number, not "0"/],
    ['{type: number}', /“number” in “type” is text, which stands in quotes: "number"/],
    ['{type: "number"', /no \} at the end/],
    ['{type "number"}', /“type” has no value/],
    ['["a" "b"]', /comma is missing before “"b"\]”/],
    ['[]', /needs its values/],
    ['["a"] ["b"]', /one list of choices/],
    ['relu, tanh', /neither a list/],
  ])('%s', (options, message) => {
    expect(problem(`const x = 1 // @param ${options}`)).toMatch(message);
  });

  test('an option that the type does not have is noted, with those it has, and the field works', () => {
    const found = field('const x = 1 // @param {type: "slider", min: 0, max: 5, stpe: 1}');
    expect(found.notes).toEqual([
      'A slider has no option “stpe”. The options are type, label, unit, min, max, step, scale.',
    ]);
    expect(found.value).toBe(1);
  });

  test('a comment above its line is told where to stand; documentation is let alone', () => {
    expect(problem('// @param {type: "number"}\nconst x = 1')).toMatch(/stands behind a value/);
    expect(readForm('// @param {number} rate how fast\nfunction f(rate) {}')).toBeUndefined();
  });

  test('a value on another line is asked for', () => {
    expect(problem('const x = // @param {type: "raw"}\n  1')).toMatch(/on the same line/);
  });
});

describe('a form', () => {
  test('has a title, and lines of Markdown between its fields', () => {
    const form = readForm(
      [
        '// @title Train it {display-mode: "form"}',
        '// @markdown How long *one* run takes',
        '// @markdown depends on both.',
        'const epochs = 2; // @param {type: "integer"}',
        '// @markdown At the end.',
      ].join('\n'),
    );
    expect(form?.title).toBe('Train it');
    expect(form?.hidesCode).toBe(true);
    expect(form?.items.map((item) => (item.kind === 'field' ? item.name : item.text))).toEqual([
      'How long *one* run takes\ndepends on both.',
      'epochs',
      'At the end.',
    ]);
    expect(form?.items.map(({ line }) => line)).toEqual([2, 4, 5]);
  });

  test('is not seen in strings, templates, regular expressions or block comments', () => {
    const inside = 'const x = 1 // @param';
    for (const source of [
      `"${inside}"`,
      `\`\n${inside}\n\``,
      `\`\${ f(\`\n${inside}\n\`) }\n${inside}\``,
      `/*\n${inside}\n*/`,
      `const r = /[/]\\/ // @param/`,
    ])
      expect(readForm(source), source).toBeUndefined();
  });

  test('is found behind them', () => {
    for (const before of [
      "'// \\''; ",
      `\`\${ { a: \`}\` } }\`; `,
      'a = b / 2; c = /"/; ',
      '/* " */ ',
      'return /`/; ',
    ])
      expect(readForm(`${before}\nconst x = 1 // @param`)?.items, before).toHaveLength(1);
  });

  test('cells without these comments have none', () => {
    expect(readForm('const x = 1; // parameters')).toBeUndefined();
    expect(readForm('// @parameter')).toBeUndefined();
  });
});
