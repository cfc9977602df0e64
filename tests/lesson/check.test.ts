import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { Checker } from '../../src/lesson/check.ts';

const help = { hints: ['first hint', 'second hint'], solution: 'tf.ones([2])' };

it('a right answer is right, also where float32 rounds', async () => {
  const { text } = await new Checker().check(tf.tensor([0.1, 0.2]), tf.tensor([0.1, 0.20000001]), help);
  expect(text).toBe('✓ Right.');
});

it('gives one hint more with each attempt, then a solution', async () => {
  const checker = new Checker();
  const answers = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    answers.push((await checker.check(tf.ones([3 + attempt]), tf.ones([2]), help)).text.split('\n')[1]);
  }
  expect(answers).toEqual(['first hint', 'second hint', 'One solution: tf.ones([2])']);
});

it('does not count the same answer as another attempt', async () => {
  const checker = new Checker();
  await checker.check(tf.ones([3]), tf.ones([2]), help);
  expect((await checker.check(tf.ones([3]), tf.ones([2]), help)).text).toContain('first hint');
  expect((await checker.check(tf.zeros([3]), tf.ones([2]), help)).text).toContain('second hint');
});

it('names shape, value or kind, whatever differs', async () => {
  const problem = async (actual: unknown, expected: unknown) =>
    (await new Checker().check(actual, expected)).text;
  expect(await problem(tf.ones([2, 4]), tf.ones([3, 4]))).toContain(
    'the shape is [2, 4], asked for is [3, 4]',
  );
  expect(await problem(tf.tensor([1, 5]), tf.tensor([1, 2]))).toContain('value number 2 is 5');
  expect(await problem([1, 2], tf.tensor([1, 2]))).toContain('a tensor is asked for, this is an array');
  expect(await problem(3, 4)).toContain('3 is not the number asked for');
});
