import type { OptionTable } from '../frame/options.ts';
import { garmentNames } from '../garments/garments.ts';

export const imageNames = ['talk', 'edge', 'cross', ...garmentNames] as const;
export const kernelNames = ['talk', 'vertical edges', 'horizontal edges', 'blur', 'sharpen'] as const;

export type ImageName = (typeof imageNames)[number];
export type KernelName = (typeof kernelNames)[number];

export const convolutionOptions = {
  image: { kind: 'choice', of: imageNames, default: 'talk', about: 'the image to start with' },
  kernel: { kind: 'choice', of: kernelNames, default: 'talk', about: 'the kernel to start with' },
  stride: { kind: 'whole', from: 1, to: 3, default: 1, about: 'cells from one position to the next' },
  padding: { kind: 'whole', from: 0, to: 2, default: 0, about: 'zeros added on each side' },
  channels: { kind: 'whole', from: 1, to: 3, default: 1, about: 'channels of the image' },
  bias: { kind: 'whole', from: -9, to: 9, default: 0, about: 'added to every sum' },
  predict: { kind: 'flag', default: false, about: 'ask for each number before showing it' },
} as const satisfies OptionTable;
