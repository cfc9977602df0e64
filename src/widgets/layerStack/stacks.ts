/** Stacks to start from, and layers to add. */
import type { StackLayer } from '../../cnn/layerStack.ts';
import type { StackName } from './options.ts';

/** A layer as it is added; each can then be changed. */
export const newLayer: Readonly<Record<StackLayer['kind'], StackLayer>> = {
  convolution: { kind: 'convolution', filters: 32, kernel: 3, stride: 1, padding: 'valid' },
  pooling: { kind: 'pooling', size: 2, stride: 2 },
  flatten: { kind: 'flatten' },
  dense: { kind: 'dense', units: 10 },
};

const convolution = (filters: number, kernel = 3): StackLayer => ({
  kind: 'convolution',
  filters,
  kernel,
  stride: 1,
  padding: 'valid',
});

const pair = (filters: number, kernel = 3): StackLayer[] => [
  convolution(filters, kernel),
  { kind: 'pooling', size: 2, stride: 2 },
];

const head: readonly StackLayer[] = [
  { kind: 'flatten' },
  { kind: 'dense', units: 256 },
  { kind: 'dense', units: 10 },
];

export const stacks: Readonly<Record<StackName, readonly StackLayer[]>> = {
  'lesson 5': [...pair(32), ...pair(64), ...pair(64), ...head],
  'one block': [...pair(32), ...head],
  'too deep': [...pair(32), ...pair(64), ...pair(64), ...pair(64), ...head],
  'three 3×3': [convolution(32), convolution(32), convolution(32)],
  'one 7×7': [convolution(32, 7)],
  'big kernels': [...pair(32, 5), ...pair(64, 5), ...pair(64, 5), ...head],
};

/** What a layer is called on the page. */
export const layerTitles: Readonly<Record<StackLayer['kind'], string>> = {
  convolution: 'convolution',
  pooling: 'max pooling',
  flatten: 'flatten',
  dense: 'dense',
};
