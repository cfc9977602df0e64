import type { OptionTable } from '../frame/options.ts';

export const lossAndAccuracyOptions = {
  classes: { kind: 'whole', from: 2, to: 100, default: 10, about: 'how many classes there are' },
} as const satisfies OptionTable;
