import type { OptionTable } from '../frame/options.ts';

export const drawingOptions = {
  pen: { kind: 'whole', from: 2, to: 24, default: 10, about: 'width of the pen, in hundredths of the sheet' },
} as const satisfies OptionTable;
