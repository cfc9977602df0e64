import type { OptionTable } from '../frame/options.ts';

export const toyNetworkOptions = {
  sizes: {
    kind: 'wholes',
    from: 1,
    to: 8,
    count: [2, 6],
    default: [3, 4, 4, 1],
    about: 'neurons in each layer, the input first',
  },
} as const satisfies OptionTable;
