import { describe, expect, test } from 'vitest';
import { CellSyntaxError } from '../../src/compiler/cellSyntaxError.ts';
import { compileCell } from '../../src/compiler/compileCell.ts';

function refusal(source: string): CellSyntaxError {
  try {
    compileCell(source, { cellId: 'a' });
  } catch (error) {
    if (error instanceof CellSyntaxError) return error;
    throw error;
  }
  throw new Error('The cell compiled.');
}

test.each<[source: string, line: number, column: number, message: string]>([
  ['const a = 1\nreturn a', 2, 1, 'A cell cannot `return`'],
  ['let a = 1\nlet a = 2', 2, 5, '`a` is declared twice in this cell'],
  ['const a = 1\na = 2', 2, 1, '`a` is a const, so it cannot be given a new value'],
  ['const a = 1\nconst f = () => { a++ }', 2, 19, '`a` is a const, so it cannot be given a new value'],
  ['const { a } = {};\n[a] = [1]', 2, 2, '`a` is a const, so it cannot be given a new value'],
  ['f(1,\n', 2, 1, 'The cell ends too early'],
  ['let s = "abc', 1, 9, 'The text in quotes does not end on its line'],
  ['1\n/* abc', 2, 1, 'The comment does not end'],
  ['if (x = ) 3', 1, 9, '`)` is not expected here'],
  ['function f() { await 1 }', 1, 16, '`await` cannot be used in this function'],
  ['using a = b', 1, 1, '`using` cannot stand at the top of a cell, whose names outlive it'],
  ['1 = 2', 1, 1, 'Only a variable, a property or a pattern can be assigned to'],
  ['with (a) {}', 1, 1, 'A cell cannot use `with`'],
  ['fit({ epochs: 5, verbose=1 })', 1, 25, 'In an object a value follows a colon, not `=`'],
  ['let 1a = 3', 1, 6, 'A number is followed by no letter, and a name starts with none of 0 to 9'],
  ['x = 3 # no', 1, 7, '`#` is not expected here'],
  ['let a = 1,\nlet b = 2', 2, 1, '`let` is not expected here'],
  ['const class = 3', 1, 7, '`class` is not expected here'],
  ['a @ b', 1, 3, '`@` is not expected here'],
])('%j', (source, line, column, message) => {
  const error = refusal(source);
  expect(error).toMatchObject({ name: 'SyntaxError', cellId: 'a', line, column, message });
});

test('a bracket that is not closed is named with its line', () => {
  expect(refusal('const a = [\n  f({ b: 1 }\n').hint).toBe('The `(` in line 2 is never closed.');
});

test.each([
  ['const a = [1,2,\nconst b = 3', 'The `[` in line 1 is never closed.'],
  ['tf.tensor([1,2,3)', 'The `[` in line 1 is never closed.'],
  ['f(1,\n  { a: 2 )', 'The `{` in line 2 is never closed.'],
  ['if (x = ) 3', undefined],
])('%j blames the bracket that is open', (source, hint) => {
  expect(refusal(source).hint).toBe(hint);
});

describe('TypeScript is recognised', () => {
  test.each([
    'interface Layer { units: number }',
    'type Units = number | string',
    'enum Colour { red }',
    'const a: number = 1',
    'let a = b as number',
    'function f(a: number) {}',
    'function f(a?: number) {}',
    'const f = (a: number): string => ""',
    'function f<T>(a) {}',
    'a!.b',
    'class A { private b = 1 }',
    "import type { A } from 'a'",
  ])('%s', (source) => {
    expect(refusal(source).hint).toMatch(/TypeScript/);
  });
});

describe('what people bring from Python and its notebooks gets a hint', () => {
  test.each([
    ['import numpy as np', /Python/],
    ['import numpy', /Python/],
    ['import tensorflow as tf', /`tf` is there in every cell/],
    ['from x import y', /Python/],
    ['for x in range(3):', /Python/],
    ['while True:', /Python/],
    ['if x > 3: pass', /Python/],
    ['try:', /Python/],
    ['except ValueError:', /Python/],
    ['def f(x):', /Python/],
    ['with tf.tidy(): x', /tf\.tidy\(\(\) =>/],
    ['class Net(tf.Model) {}', /class One extends Other/],
    ["raise ValueError('no')", /throw new Error/],
    ['const f = lambda v: v * 2', /\(x\) => x \* 2/],
    ['const a = [i * 2 for i in range(10)]', /list\.map/],
    ['const z = x if ready else 2', /condition \? one : other/],
    ['ready and done', /`&&` stands for and/],
    ['if (not ready) { }', /`!` for not/],
    ['x is None', /`===`/],
    ['if x > 3 { }', /stands in parentheses/],
    ['x[0:3]', /list\.slice\(from, to\).*tensor\.slice/],
    ['const y = x[:, 0]', /tensor\.slice/],
    ['x[1:]', /tensor\.slice/],
    ['x @ y', /tf\.matMul/],
    ['const s = f"loss {x}"', /between backticks/],
    ["'''\ntwo lines\n'''", /backticks/],
    ['!pip install tensorflow', /nothing to install/],
    ['%matplotlib inline', /nothing to install/],
    ['# a comment', /\/\//],
    ['x = 3 # a comment', /\/\//],
    ['if (x) { } elif (y) { }', /`else if/],
    ['3 not in list', /list\.includes/],
  ])('%s', (source, hint) => {
    expect(refusal(source).hint).toMatch(hint);
  });
});

test.each([
  ['let m = f() m.add(3)', 'Something is missing before the `m`: a comma, an operator, or a new line.'],
  ['f(a b)', 'Something is missing before the `b`: a comma, an operator, or a new line.'],
  [
    "const t = 'it's'",
    'The text ends at the quote before it. A text with that quote in it goes between others: "it\'s".',
  ],
  ['if (x > 3 { }', 'The `(` in line 1 is never closed.'],
  ['function f(a, b { }', 'The `(` in line 1 is never closed.'],
  ['const (a, b) = f()', 'Several names at once stand in brackets: `const [one, other] = …`.'],
  ['let a == 3', 'A value is given by one `=`; `===` compares.'],
  ['const f = (x) = > x', 'The arrow of a function is `=>`, in one piece.'],
  ['x -> x * 2', 'The arrow of a function is `=>`, in one piece.'],
  [
    '[1].map((x) => { x: 1, y: 2 })',
    'An object that is a result stands in parentheses: `(x) => ({ name: x })`.',
  ],
  ['const = 3', 'A name is missing before the `=`.'],
  ['function (x) { return x }', 'A function that stands by itself needs a name: `function name(…) { … }`.'],
  ['double(x) => x * 2', 'A function with a name is written `const name = (x) => …`.'],
])('%s says what is missing', (source, hint) => {
  expect(refusal(source).hint).toBe(hint);
});

describe('a plain slip gets no hint about other languages', () => {
  test.each([
    'const layers = {a: 1,, b: 2}',
    'const part = a ? b[0] : ;',
    'plot({ x: [1], y: [2], )',
    "model.add({ activation: 'relu', })(;",
    'for (const x of list) { f(x ]',
    "const words = ['and', 'or', 'not' 'is'];",
  ])('%s', (source) => {
    expect(refusal(source).hint ?? '').not.toMatch(/Python|TypeScript|stands for|stands in|slice|list\.map/);
  });
});
