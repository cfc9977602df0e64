import type { OptionTable } from '../frame/options.ts';

export const softmaxOptions = {
  start: {
    kind: 'choice',
    of: ['a shirt', 'sure', 'equal'],
    default: 'a shirt',
    about: 'the ten scores to start with',
  },
} as const satisfies OptionTable;
