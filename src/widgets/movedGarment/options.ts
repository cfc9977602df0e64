import type { OptionTable } from '../frame/options.ts';
import { garmentNames } from '../garments/garments.ts';

export const movedGarmentOptions = {
  garment: { kind: 'choice', of: garmentNames, default: 'boot', about: 'the garment to move' },
  view: {
    kind: 'choice',
    of: ['edges', 'pixels'],
    default: 'edges',
    about: 'a feature map, or the picture itself',
  },
  kind: { kind: 'choice', of: ['max', 'average'], default: 'max', about: 'how to pool' },
  size: { kind: 'whole', from: 2, to: 7, default: 2, about: 'side of the pooling window' },
  right: { kind: 'whole', from: -6, to: 6, default: 1, about: 'pixels to the right' },
  degrees: { kind: 'whole', from: -90, to: 90, default: 0, about: 'turned clockwise' },
} as const satisfies OptionTable;
