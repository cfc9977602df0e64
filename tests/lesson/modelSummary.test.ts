import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { summary } from '../../src/lesson/modelSummary.ts';

beforeAll(() => tf.setBackend('cpu'));

it('lists shape, parameters, window and receptive field of each layer', () => {
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ filters: 2, kernelSize: 3, inputShape: [8, 8, 1] }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 4 }),
    ],
  });
  const { rows, footer } = summary(model);
  expect(rows.map((row) => row.slice(1))).toEqual([
    ['6×6×2', 20, '3×3, stride 1', '3×3'],
    ['3×3×2', 0, '2×2, stride 2', '4×4'],
    // Three cells, two pixels apart, of four pixels each: 4 + 2 · 2.
    ['18', 0, '', '8×8'],
    ['4', 76, '', '8×8'],
  ]);
  expect(footer).toEqual(['total', '', 96, '', '']);
});

it('names layers by their kind, and by their own name where they were given one', () => {
  const model = tf.sequential({
    layers: [tf.layers.flatten({ inputShape: [2, 2] }), tf.layers.dense({ units: 1, name: 'verdict' })],
  });
  expect(summary(model).rows.map((row) => row[0])).toEqual(['Flatten', 'Dense (verdict)']);
});

it('says how many parameters are trained where some are not', () => {
  const model = tf.sequential({ layers: [tf.layers.batchNormalization({ inputShape: [4] })] });
  expect(summary(model).caption).toContain('8 parameters are trained');
  expect(summary(model).footer?.[2]).toBe(16);
});

it('follows the branch that sees most where branches meet', () => {
  const input = tf.input({ shape: [4, 4, 1] });
  const left = tf.layers
    .conv2d({ filters: 1, kernelSize: 3, padding: 'same' })
    .apply(input) as tf.SymbolicTensor;
  const joined = tf.layers.add().apply([left, input]) as tf.SymbolicTensor;
  const model = tf.model({ inputs: input, outputs: joined });
  expect(summary(model).rows.map((row) => row[4])).toEqual(['1×1', '3×3', '3×3']);
});

it('leaves the receptive field open where a number depends on more than one picture', () => {
  const picture = tf.input({ shape: [4, 4, 1] });
  const row = tf.input({ shape: [3] });
  const numbers = tf.layers.flatten().apply(picture) as tf.SymbolicTensor;
  const joined = tf.layers.concatenate().apply([numbers, row]) as tf.SymbolicTensor;
  const model = tf.model({ inputs: [picture, row], outputs: joined });
  expect(
    Object.fromEntries(summary(model).rows.map((row) => [String(row[0]).split(' ')[0], row[4]])),
  ).toMatchObject({
    Flatten: '4×4',
    Concatenate: '—',
  });
});
