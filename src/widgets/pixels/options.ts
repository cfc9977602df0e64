import type { OptionTable } from '../frame/options.ts';
import { garmentNames } from '../garments/garments.ts';

export const pixelOptions = {
  image: { kind: 'choice', of: garmentNames, default: 'boot', about: 'the garment to start with' },
  colour: { kind: 'flag', default: false, about: 'start with three channels' },
} as const satisfies OptionTable;
