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
  ['with (a) {}', 1, 1, "'with' in strict mode"],
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
    'const f = (a: number): string => ""',
    'function f<T>(a) {}',
    'a!.b',
    'class A { private b = 1 }',
    "import type { A } from 'a'",
  ])('%s', (source) => {
    expect(refusal(source).hint).toMatch(/TypeScript/);
  });
});

test.each([
  ['import numpy as np', /Python/],
  ['from x import y', /Python/],
  ['for x in range(3):', /Python/],
  ['def f(x):', /Python/],
  ['# a comment', /\/\//],
])('%s gets a hint', (source, hint) => {
  expect(refusal(source).hint).toMatch(hint);
});

test('a plain slip gets no hint about other languages', () => {
  expect(refusal('const layers = {a: 1,, b: 2}').hint).toBeUndefined();
});
