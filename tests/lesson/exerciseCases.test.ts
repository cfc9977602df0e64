import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { exerciseCases } from '../../src/lesson/exerciseCases.ts';
import { readAnswer } from '../../src/lesson/readAnswer.ts';

beforeAll(() => tf.setBackend('cpu'));

async function check(call: () => unknown, expected: unknown) {
  const cases = exerciseCases();
  cases.expect(call, expected);
  const [only] = await cases.results();
  return only;
}

test('a case is told by what was called, with shapes and values', async () => {
  const double = (x: tf.Tensor) => x.mul(2);
  expect(await check(() => double(tf.tensor([1, 2])), tf.tensor([[2, 4]]))).toEqual({
    call: expect.stringMatching(/^double\(/),
    expected: 'tensor [1, 2]: 2, 4',
    got: 'tensor [2]: 2, 4',
    right: false,
  });
});

test.each([
  ['the same numbers', () => tf.tensor([0.1, 0.2]), tf.tensor([0.1, 0.2]), true],
  ['a difference of float32', () => 0.1 + 0.2, 0.3, true],
  ['a large number, a little off', () => 74954.001, 74954, true],
  ['another number', () => 74955, 74000, false],
  ['a promise', async () => 5, 5, true],
  ['a list', () => new Float32Array([1, 2]), [1, 2], true],
  ['a longer list', () => [1, 2, 3], [1, 2], false],
  ['a number for a tensor', () => 12, tf.scalar(12), false],
  ['a shape', () => [null, 5, 5, 64], [null, 5, 5, 64], true],
  ['a text', () => 'shirt', 'shirt', true],
  ['not a number', () => Number.NaN, 0, false],
])('%s', async (_name, call, expected, right) => {
  expect((await check(call, expected))?.right).toBe(right);
});

test('an error of the learner is what the case got', async () => {
  const broken = () => {
    throw new TypeError('x is no tensor');
  };
  expect(await check(() => broken(), 1)).toMatchObject({ got: 'an error: x is no tensor', right: false });
});

test('outcomes leave the kernel as numbers, texts and lists', async () => {
  expect(await readAnswer(tf.scalar(2))).toBe(2);
  expect(await readAnswer(tf.tensor([1, 2]))).toEqual([1, 2]);
  expect(await readAnswer(new Float32Array([1]))).toEqual([1]);
  expect(await readAnswer('left')).toBe('left');
  expect(await readAnswer(true)).toBe('yes');
  expect(await readAnswer(Number.NaN)).toBeUndefined();
  expect(await readAnswer({})).toBeUndefined();
  expect(await readAnswer([1, 'x'])).toBeUndefined();
});
