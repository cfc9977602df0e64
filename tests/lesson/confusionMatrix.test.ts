import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { confusionMatrix, countConfusions } from '../../src/lesson/confusionMatrix.ts';

it('counts labels in rows against predictions in columns', () => {
  expect(countConfusions([0, 0, 1, 1, 1], [0, 1, 1, 1, 0], 2)).toEqual([
    [1, 1],
    [1, 2],
  ]);
});

it('prints the counts and colours by the share of the row', async () => {
  const figure = await confusionMatrix([0, 0, 1, 1], [0, 1, 1, 1], { classNames: ['cat', 'dog'] });
  expect(figure.data[0]).toMatchObject({
    type: 'heatmap',
    z: [
      [50, 50],
      [0, 100],
    ],
    text: [
      ['1', '1'],
      ['', '2'],
    ],
    x: ['cat', 'dog'],
    meta: { ramp: 'single-hue' },
  });
  expect(figure.layout).toMatchObject({ yaxis: { autorange: 'reversed' } });
});

it('refuses classes that are not there and lists of different lengths', () => {
  expect(() => countConfusions([2], [0], 2)).toThrow('label 2 with prediction 0 is not among 2 classes');
  expect(() => countConfusions([0, 1], [0], 2)).toThrow('2 labels for 1 predictions');
});

it('names what was given in place of classes', async () => {
  await expect(confusionMatrix([0, 1], tf.tensor2d([[0.1, 0.9]]))).rejects.toThrow(
    "confusionMatrix: predictions has shape [1, 2], but must be one class for each picture: use predict(model, images) from 'convbook'",
  );
});
