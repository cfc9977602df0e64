import { expect, test } from 'vitest';
import { failureOf } from '../../../src/app/cells/failureOf.ts';
import { type CellState, freshCell } from '../../../src/app/notebook/state.ts';
import type { ErrorOutput } from '../../../src/notebook/output.ts';

const error: ErrorOutput = {
  mime: 'application/vnd.convbook.error+json',
  name: 'TypeError',
  message: 'x is not a function',
  cellId: 'one',
  line: 3,
};

function cell(output: ErrorOutput, more: Partial<CellState> = {}): CellState {
  const fresh = freshCell({ kind: 'code', id: 'one', source: 'x()', info: '' });
  return { ...fresh, outputs: [{ runId: 1, displayId: 1, output }], ...more };
}

test('a cell that failed in its own code is marked there', () => {
  expect(failureOf(cell(error))).toEqual({ line: 3, message: 'x is not a function' });
});

test('not one whose error came from another cell, has no place, or is of the run before', () => {
  const { line: _line, ...placeless } = error;
  expect(failureOf(cell({ ...error, cellId: 'two' }))).toBeUndefined();
  expect(failureOf(cell(placeless))).toBeUndefined();
  expect(failureOf(cell(error, { outputsAreOld: true }))).toBeUndefined();
});
