import { expect, it } from 'vitest';
import { convolutionParameters, denseParameters } from '../../src/cnn/parameters.ts';

it('a convolution has a weight for each kernel cell, input channel and filter, and a bias a filter', () => {
  expect(convolutionParameters(3, 1, 1)).toBe(10);
  expect(convolutionParameters(3, 1, 32)).toBe(320);
  expect(convolutionParameters(1, 3, 2)).toBe(8);
});

it('a dense layer has a weight for each pair of input and output, and a bias an output', () => {
  expect(denseParameters(2, 3)).toBe(9);
  expect(denseParameters(784, 256)).toBe(200_960);
});
