import { expect, it } from 'vitest';
import { errorPlace } from '../../../../src/app/outputs/error/errorPlace.ts';
import type { ErrorOutput } from '../../../../src/notebook/output.ts';

const error: ErrorOutput = { mime: 'application/vnd.convbook.error+json', name: 'Error', message: 'x' };

it('names the line and the column, and the cell only where it is another one', () => {
  const placed = { ...error, cellId: 'train', line: 3, column: 5 };
  expect(errorPlace(placed, 'train')).toBe('line 3, column 5');
  expect(errorPlace(placed, 'load')).toBe('cell train, line 3, column 5');
});

it('says nothing where nothing is known', () => {
  expect(errorPlace(error, 'train')).toBeUndefined();
});
