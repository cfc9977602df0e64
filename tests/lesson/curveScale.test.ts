import { expect, it } from 'vitest';
import { CurveScale } from '../../src/lesson/curveScale.ts';

it('a loss axis is set by the first epoch and afterwards only widened', () => {
  const scale = new CurveScale(false);
  expect(scale.range).toEqual([0, 2.5]);
  scale.include([0.6, 0.4]);
  expect(scale.range).toEqual([0, 1]);
  scale.include([0.2, 0.3]);
  expect(scale.range).toEqual([0, 1]);
  scale.include([3]);
  expect(scale.range).toEqual([0, 5]);
});

it('an accuracy axis ends at 1 and starts a little below the worst epoch', () => {
  const scale = new CurveScale(true);
  expect(scale.range).toEqual([0, 1]);
  scale.include([0.78, 0.84]);
  expect(scale.range).toEqual([0.7, 1]);
  scale.include([0.55]);
  expect(scale.range).toEqual([0.5, 1]);
});

it('values that are no numbers leave the axis alone', () => {
  const scale = new CurveScale(false);
  scale.include([Number.NaN, Number.POSITIVE_INFINITY]);
  expect(scale.range).toEqual([0, 2.5]);
});
