import type { OptionTable } from '../frame/options.ts';
import { garmentNames } from '../garments/garments.ts';

export const mapNames = ['talk', ...garmentNames] as const;
export type MapName = (typeof mapNames)[number];

export const poolingOptions = {
  map: { kind: 'choice', of: mapNames, default: 'talk', about: 'the map to pool' },
  kind: { kind: 'choice', of: ['max', 'average'], default: 'max', about: 'what becomes of a window' },
  size: { kind: 'whole', from: 2, to: 4, default: 2, about: 'side of the window' },
  stride: { kind: 'whole', from: 1, to: 4, default: 2, about: 'cells from one window to the next' },
} as const satisfies OptionTable;
