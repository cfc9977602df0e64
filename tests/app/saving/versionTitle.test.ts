import { expect, test } from 'vitest';
import { versionTitle } from '../../../src/app/saving/versionTitle.ts';

const now = new Date(2026, 10, 25, 16, 42).getTime();

test.each([
  [new Date(2026, 10, 25, 9, 5), 'Today, 09:05'],
  [new Date(2026, 10, 24, 23, 59), 'Yesterday, 23:59'],
  [new Date(2026, 1, 3, 0, 0), 'February 3, 00:00'],
  [new Date(2025, 11, 31, 12, 0), 'December 31, 2025, 12:00'],
])('%s is called %s', (then, title) => {
  expect(versionTitle(then.getTime(), now)).toBe(title);
});
