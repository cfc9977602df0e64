import { describe, expect, test } from 'vitest';
import { describeType, formatBytes, listVariables } from '../../../src/app/inspector/listVariables.ts';
import type { Variable } from '../../../src/kernel/variables.ts';

const variables: Variable[] = [
  {
    name: 'images',
    kind: 'tensor',
    type: 'Tensor',
    shape: [60_000, 28, 28],
    dtype: 'int32',
    bytes: 47_040_000,
    cellId: 'load',
    preview: '',
  },
  { name: 'rate', kind: 'value', type: 'number', cellId: 'settings', preview: '0.1' },
  { name: 'gallery', kind: 'import', type: 'function', cellId: 'load', preview: '' },
  { name: 'model', kind: 'model', type: 'Sequential', bytes: 900, cellId: 'build', preview: '' },
];
const names = (...[wanted, order]: [string, Parameters<typeof listVariables>[2]]) =>
  listVariables(variables, wanted, order).map(({ name }) => name);

describe('the list of variables', () => {
  test('leaves out what was imported', () => {
    expect(names('', 'made')).toEqual(['images', 'rate', 'model']);
  });

  test('is sorted by name, size or cell', () => {
    expect(names('', 'name')).toEqual(['images', 'model', 'rate']);
    expect(names('', 'bytes')).toEqual(['images', 'model', 'rate']);
    expect(names('', 'cell')).toEqual(['model', 'images', 'rate']);
  });

  test('is filtered by words of name, type, shape and cell, all of which must be there', () => {
    expect(names('28 int32', 'made')).toEqual(['images']);
    expect(names('SEQ', 'made')).toEqual(['model']);
    expect(names('load', 'made')).toEqual(['images']);
    expect(names('load model', 'made')).toEqual([]);
  });
});

test('a type is told with dtype and shape', () => {
  expect(variables.map(describeType)).toEqual([
    'Tensor int32 [60000, 28, 28]',
    'number',
    'function',
    'Sequential',
  ]);
  expect(
    describeType({
      name: 'a',
      kind: 'array',
      type: 'Float32Array',
      dtype: 'float32',
      shape: [3],
      preview: '',
    }),
  ).toBe('Float32Array [3]');
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [3136, '3.1 kB'],
  [47_040_000, '47 MB'],
  [999_600, '1.0 MB'],
  [2.5e12, '2500 GB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
