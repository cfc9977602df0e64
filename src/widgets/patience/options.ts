import type { OptionTable } from '../frame/options.ts';

export const patienceOptions = {
  patience: {
    kind: 'whole',
    from: 1,
    to: 20,
    default: 1,
    about: 'epochs without a new lowest loss before it stops',
  },
} as const satisfies OptionTable;
