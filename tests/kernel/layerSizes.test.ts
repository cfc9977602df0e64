import { expect, test } from 'vitest';
import { checkSizes } from '../../src/kernel/worker/layerSizes.ts';

test('a size that no layer can have is refused, with what is possible', () => {
  expect(() => checkSizes('tf.layers.conv2d', { filters: 8, kernelSize: 3, strides: 0 })).toThrow(
    'tf.layers.conv2d: strides must be a whole number from 1 up, not 0.',
  );
  expect(() => checkSizes('tf.layers.conv2d', { filters: 8.5 })).toThrow(
    'filters must be a whole number from 1 up, not 8.5.',
  );
  expect(() => checkSizes('tf.layers.maxPooling2d', { poolSize: [2, -1] })).toThrow(
    'poolSize must be a whole number from 1 up, not [2, -1].',
  );
  expect(() => checkSizes('tf.layers.dense', { units: '10' })).toThrow("not '10'.");
  expect(() => checkSizes('tf.layers.dense', { units: Number.NaN })).toThrow('not NaN.');
});

test('a rate of dropout is a part, not a percentage', () => {
  expect(() => checkSizes('tf.layers.dropout', { rate: 50 })).toThrow(
    'tf.layers.dropout: rate must be a number from 0 to below 1, not 50.',
  );
  expect(() => checkSizes('tf.layers.spatialDropout1d', { rate: 1 })).toThrow('not 1.');
  expect(() => checkSizes('tf.layers.lstm', { units: 2, recurrentDropout: 30 })).toThrow(
    'recurrentDropout must be a number from 0 to below 1, not 30.',
  );
  checkSizes('tf.layers.dropout', { rate: 0 });
});

test('an upsampling takes a list of two, which TensorFlow.js does not look at', () => {
  expect(() => checkSizes('tf.layers.upSampling2d', { size: 2 })).toThrow(
    'tf.layers.upSampling2d: size must be a list of two whole numbers, such as [2, 2], not 2.',
  );
  checkSizes('tf.layers.upSampling2d', { size: [2, 3] });
  checkSizes('tf.layers.upSampling2d', {});
});

test('what a layer can have passes, and what is no object', () => {
  checkSizes('tf.layers.conv2d', {
    filters: 8,
    kernelSize: [3, 5],
    strides: [1, 2],
    padding: 'same',
    dilationRate: 2,
  });
  checkSizes('tf.layers.lstm', { units: 3, dropout: 0.2 });
  checkSizes('tf.layers.maxPooling2d', { poolSize: 2, strides: null });
  checkSizes('tf.layers.dense', 10);
  checkSizes('tf.layers.flatten', undefined);
});
