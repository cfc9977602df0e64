import { expect, it } from 'vitest';
import { denseNetwork } from '../../src/cnn/denseNetwork.ts';

it('item 3: the network 3-4-4-1 has 12 + 16 + 4 = 32 weights, and 41 parameters with its 9 biases', () => {
  expect(denseNetwork([3, 4, 4, 1])).toEqual({
    weights: [12, 16, 4],
    biases: [4, 4, 1],
    weightCount: 32,
    parameterCount: 41,
  });
});
