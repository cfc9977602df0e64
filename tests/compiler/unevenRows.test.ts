import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startInNode } from '../engine/wasm/startInNode.ts';
import { freshNotebook } from './freshNotebook.ts';

beforeAll(() => startInNode());

async function fail(source: string) {
  const notebook = freshNotebook();
  notebook.scope.tf = tf;
  return await notebook.fail(source);
}

test.each([
  'tf.tensor([[1, 2], [3]])',
  'tf.tensor2d([[1, 0, 1], [0, 1], [1, 0, 1]])',
  'tf.tensor([[1, 2], 3])',
])('rows of different lengths, as the WebAssembly backend refuses them: %s', async (source) => {
  const { message, hint } = await fail(source);
  expect(message).toMatch(/^Invalid typed array length/);
  expect(hint).toMatch(/rows may have different lengths: every row must have as many values as the first/);
});

test('an array that a cell makes too long itself gets no hint', async () => {
  expect((await fail('new Float32Array(-1)')).hint).toBeUndefined();
});

describe('as TensorFlow.js says it where it looks at the rows', () => {
  beforeAll(() => tf.env().set('TENSORLIKE_CHECK_SHAPE_CONSISTENCY', true));
  afterAll(() => tf.env().set('TENSORLIKE_CHECK_SHAPE_CONSISTENCY', false));

  test.each([
    ['tf.tensor([[1, 2], [3]])', /The row at index 1 has 1 where the first one has 2\.$/],
    ['tf.tensor([[1, 2], 3])', /every row must have as many values as the first/],
    ['tf.tensor([1, [2, 3]])', /every row must have as many values as the first/],
  ])('%s', async (source, expected) => {
    expect((await fail(source)).hint).toMatch(expected);
  });
});
