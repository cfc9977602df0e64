import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { refuseTensorsAsNumbers } from '../../src/kernel/worker/tensorAsNumber.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
  refuseTensorsAsNumbers(tf);
});

/** As a cell has it: without types. */
const untyped = (value: unknown) => value as number;

test('an operator on a tensor is refused, with its shape and what to write instead', () => {
  const images = untyped(tf.zeros([2, 28, 28]));
  expect(() => images / 255).toThrow(
    'A tensor, here of shape [2, 28, 28], is not a number, and operators such as + / < do not work on it. Use its methods: x.add(1), x.sub(1), x.mul(2), x.div(255), x.neg(), x.less(1); tf.sub(1, x) for 1 - x. For its text: String(x).',
  );
  for (const operate of [
    () => -images,
    () => images * 2,
    () => 1 - images,
    () => images + 1,
    () => new Function('x', "return 'loss ' + x")(images),
    () => new Function('x', 'return x == 3')(images),
    () => images < 3,
    () => Math.max(images, 1),
  ])
    expect(operate).toThrow(TypeError);
});

test('of a tensor of one number it is told how that is had', () => {
  expect(() => untyped(tf.scalar(0.5)) < 0.6).toThrow(
    ' The number in it, to print or to compare: (await x.data())[0].',
  );
});

test('variables are tensors', () => {
  expect(() => untyped(tf.variable(tf.ones([3]))) * 2).toThrow('shape [3]');
});

test('texts, truth values and comparisons with null stay as they are', () => {
  const half = tf.scalar(0.5);
  expect(`loss ${half}`).toBe('loss Tensor\n    0.5');
  expect([half].join()).toContain('0.5');
  expect(half ? 1 : 2).toBe(1);
  expect(untyped(half) == null).toBe(false);
});

test('models train, predict and are evaluated as before', async () => {
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 2, inputShape: [3], activation: 'softmax' })],
  });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const [x, y] = [tf.ones([4, 3]), tf.tensor1d([0, 1, 1, 0])];
  const { history } = await model.fit(x, y, { epochs: 2, validationSplit: 0.5, verbose: 0 });
  expect(history.val_loss).toHaveLength(2);
  expect(model.evaluate(x, y)).toHaveLength(2);
});
