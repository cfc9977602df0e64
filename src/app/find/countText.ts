import type { Found } from './search.ts';

/** `3 of 17`, or why nothing is found. `index` counts from 0. */
export function countText(found: Found, index: number): string {
  if ('problem' in found) return found.problem;
  const { matches, isCut } = found;
  if (matches.length === 0) return 'No matches';
  return `${index + 1} of ${matches.length.toLocaleString('en-GB')}${isCut ? ' and more' : ''}`;
}
