import { expect, it } from 'vitest';
import { normalDeviations } from '../../src/lesson/normalDeviations.ts';

it('finds the deviations of any statistics table', () => {
  expect(normalDeviations(0.95)).toBeCloseTo(1.959964, 6);
  expect(normalDeviations(0.99)).toBeCloseTo(2.575829, 6);
  expect(normalDeviations(0.6826895)).toBeCloseTo(1, 6);
});

it('refuses levels that no interval has', () => {
  expect(() => normalDeviations(1)).toThrow('not 1');
  expect(() => normalDeviations(0)).toThrow('not 0');
});
