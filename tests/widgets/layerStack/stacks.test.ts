import { expect, it } from 'vitest';
import { describeStack } from '../../../src/cnn/layerStack.ts';
import { stackNames } from '../../../src/widgets/layerStack/options.ts';
import { stacks } from '../../../src/widgets/layerStack/stacks.ts';

it('of the stacks to start from, only those that are meant to fail do', () => {
  const failing = stackNames.filter((name) => describeStack({ side: 28, channels: 1 }, stacks[name]).problem);
  expect(failing).toEqual(['too deep', 'big kernels']);
});

it('item 18: the stack of lesson 5 has 74,954 parameters', () => {
  expect(describeStack({ side: 28, channels: 1 }, stacks['lesson 5']).parameters).toBe(74_954);
});
