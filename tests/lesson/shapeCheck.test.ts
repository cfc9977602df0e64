import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { shapeCheck } from '../../src/lesson/shapeCheck.ts';

const convolution = (kernelSize: number, padding: 'valid' | 'same' = 'valid') =>
  tf.layers.conv2d({ filters: 4, kernelSize, padding });
const pooling = () => tf.layers.maxPooling2d({ poolSize: 2 });
const verdict = (layers: tf.layers.Layer[]) => {
  const output = shapeCheck(layers, { side: 8 })[1];
  return output?.mime === 'text/plain' ? output.text : '';
};

it('follows the map through what changes its size, and no further than flatten', () => {
  const layers = [convolution(3), tf.layers.dropout({ rate: 0.1 }), pooling(), tf.layers.flatten()];
  expect(shapeCheck(layers, { side: 8 })[0]).toMatchObject({
    rows: [
      [1, 'Conv2D', '8×8×1', '6×6×4'],
      [3, 'MaxPooling2D', '6×6×4', '3×3×4'],
    ],
  });
  expect(verdict(layers)).toBe('✓ All fits: the last map is 3×3×4.');
});

it('names the layer that does not fit, why, and what to change', () => {
  const text = verdict([convolution(3), pooling(), convolution(5), pooling()]);
  expect(text).toContain(
    '✗ Layer 3 (Conv2D) does not fit.\nThe kernel is 5×5, but the map has shrunk to 3×3',
  );
  expect(text).toContain('What to change: use padding ‘same’ in all convolutions, or remove this block.');
});

it('finds the same shapes as the model that tfjs builds', () => {
  const layers = [convolution(3, 'same'), pooling(), convolution(2), pooling()];
  expect(verdict(layers)).toContain('1×1×4');
  const model = tf.sequential();
  model.add(tf.layers.inputLayer({ inputShape: [8, 8, 1] }));
  for (const layer of layers) model.add(layer);
  expect(model.outputShape).toEqual([null, 1, 1, 4]);
});

it('refuses windows that are not square', () => {
  expect(() => shapeCheck([tf.layers.conv2d({ filters: 1, kernelSize: [1, 3] })])).toThrow('1×3');
});
