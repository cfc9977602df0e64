import { expect, test } from 'vitest';
import { sliderSteps } from '../../../src/notebook/forms/sliderSteps.ts';

const all = (steps: ReturnType<typeof sliderSteps>) =>
  Array.from({ length: steps.last + 1 }, (_, position) => steps.valueAt(position));

test('a linear slider goes from min to max in its steps, without the dust of floats', () => {
  expect(all(sliderSteps({ min: 0, max: 0.5, step: 0.1, scale: 'linear' }))).toEqual([
    0, 0.1, 0.2, 0.3, 0.4, 0.5,
  ]);
  expect(all(sliderSteps({ min: 1, max: 8, step: 3, scale: 'linear' }))).toEqual([1, 4, 7]);
});

test('a log slider stops at values that are easy to say, and at both ends', () => {
  expect(all(sliderSteps({ min: 0.002, max: 0.1, scale: 'log' }))).toEqual([
    0.002, 0.003, 0.004, 0.005, 0.007, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1,
  ]);
});

test('a value between two stops stands at the nearer one', () => {
  const log = sliderSteps({ min: 1e-5, max: 0.1, scale: 'log' });
  expect(log.valueAt(log.positionOf(0.001))).toBe(0.001);
  expect(log.valueAt(log.positionOf(0.0011))).toBe(0.001);
  expect(log.positionOf(7)).toBe(log.last);
  expect(log.positionOf(0)).toBe(0);
  const linear = sliderSteps({ min: 0, max: 10, step: 2, scale: 'linear' });
  expect([linear.positionOf(4.4), linear.positionOf(-3), linear.positionOf(99)]).toEqual([2, 0, 5]);
});
