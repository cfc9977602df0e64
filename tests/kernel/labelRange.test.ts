import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { checkLabels } from '../../src/kernel/worker/labelRange.ts';

beforeAll(() => tf.setBackend('cpu'));

function model(loss: string, units = 3): tf.LayersModel {
  const input = tf.input({ shape: [4] });
  const output = tf.layers.dense({ units, activation: 'softmax' }).apply(input) as tf.SymbolicTensor; // Of a symbolic input.
  const made = tf.model({ inputs: input, outputs: output });
  made.compile({ optimizer: 'sgd', loss });
  return made;
}
const sparse = 'sparseCategoricalCrossentropy';

test('a label without a unit is refused, with both values', async () => {
  await expect(checkLabels(tf, model(sparse), tf.tensor1d([0, 2, 7]))).rejects.toThrow(
    'fit: label 7, but the last layer has 3 units (labels 0 to 2). Give it at least 8 units, or look at the labels.',
  );
  await expect(checkLabels(tf, model(sparse), tf.tensor2d([[3]]))).rejects.toThrow(
    /^fit: label 3, .*at least 4/,
  );
  await expect(checkLabels(tf, model(sparse), tf.tensor1d([-1]))).rejects.toThrow(
    'fit: label -1, but the last layer has 3 units (labels 0 to 2). Look at the labels.',
  );
  await expect(checkLabels(tf, model(sparse), tf.tensor1d([Number.NaN]))).rejects.toThrow('label NaN');
  await expect(checkLabels(tf, model(sparse, 1), tf.tensor1d([1]))).rejects.toThrow('1 unit (label 0)');
});

test('labels in range pass, and so does all that is no list of labels', async () => {
  await checkLabels(tf, model(sparse), tf.tensor1d([0, 1, 2]));
  await checkLabels(tf, model(sparse), tf.fill([2, 3], 9)); // TensorFlow.js refuses the shape.
  await checkLabels(tf, model(sparse), undefined);
  await checkLabels(tf, model('meanSquaredError'), tf.tensor1d([7]));
});
