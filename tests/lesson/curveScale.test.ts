import { expect, it } from 'vitest';
import { CurveScale } from '../../src/lesson/curveScale.ts';

it('a loss axis is set by the first value and afterwards only widened, to make room', () => {
  const scale = new CurveScale(false);
  expect(scale.range).toEqual([0, 2.5]);
  scale.include([2.31]);
  expect(scale.range).toEqual([0, 2.5]);
  scale.include([0.6, 0.4]);
  expect(scale.range).toEqual([0, 2.5]);
  scale.include([2.6]);
  expect(scale.range).toEqual([0, 3]);
  scale.include([-2]);
  expect(scale.range).toEqual([-2, 3]);
});

it('a loss that is small from the start has an axis of its size', () => {
  const scale = new CurveScale(false);
  scale.include([0.031]);
  expect(scale.range).toEqual([0, 0.04]);
});

it('an accuracy axis is 0 to 1 throughout, and makes room for what is no share', () => {
  const scale = new CurveScale(true);
  expect(scale.range).toEqual([0, 1]);
  scale.include([0.78, 0.84]);
  expect(scale.range).toEqual([0, 1]);
  scale.include([6.1]);
  expect(scale.range).toEqual([0, 7.5]);
});

it('values that are no numbers leave the axis alone', () => {
  const scale = new CurveScale(false);
  scale.include([Number.NaN, Number.POSITIVE_INFINITY]);
  expect(scale.range).toEqual([0, 2.5]);
  scale.include([0]);
  expect(scale.range).toEqual([0, 1]);
});
