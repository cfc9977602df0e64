import { expect, test } from 'vitest';
import { formatElapsed } from '../../../src/app/cells/formatElapsed.ts';

test.each([
  [0, '0 ms'],
  [12.4, '12 ms'],
  [99.7, '0.1 s'],
  [730, '0.7 s'],
  [59_960, '59.9 s'],
  [60_000, '1:00'],
  [72_000, '1:12'],
  [3_723_000, '1:02:03'],
])('%d milliseconds read %s', (milliseconds, text) => {
  expect(formatElapsed(milliseconds)).toBe(text);
});
