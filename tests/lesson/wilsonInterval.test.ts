import { expect, it } from 'vitest';
import { wilsonInterval } from '../../src/lesson/wilsonInterval.ts';

it('a wider confidence gives a wider interval around the same share', () => {
  const narrow = wilsonInterval(8, 10, 1.959964);
  const wide = wilsonInterval(8, 10, 2.575829);
  expect(narrow.low).toBeCloseTo(0.4902, 4);
  expect(narrow.high).toBeCloseTo(0.9433, 4);
  expect(wide.low).toBeLessThan(narrow.low);
  expect(wide.high).toBeGreaterThan(narrow.high);
});

it('no deviations leave the share alone', () => {
  expect(wilsonInterval(3, 4, 0)).toEqual({ low: 0.75, high: 0.75 });
});
