import type { OptionTable } from '../frame/options.ts';

/** The timeline is always the same. */
export const timelineOptions = {} as const satisfies OptionTable;
