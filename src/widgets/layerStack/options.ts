import type { OptionTable } from '../frame/options.ts';

export const stackNames = [
  'lesson 5',
  'one block',
  'too deep',
  'big kernels',
  'three 3×3',
  'one 7×7',
] as const;
export type StackName = (typeof stackNames)[number];

export const layerStackOptions = {
  stack: { kind: 'choice', of: stackNames, default: 'lesson 5', about: 'the layers to start with' },
  side: { kind: 'whole', from: 4, to: 256, default: 28, about: 'side of the image, in pixels' },
  channels: { kind: 'choice', of: ['1', '3'], default: '1', about: 'grey or colour' },
} as const satisfies OptionTable;
