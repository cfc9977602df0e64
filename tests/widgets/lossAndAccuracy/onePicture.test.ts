import { describe, expect, it } from 'vitest';
import { onePicture } from '../../../src/widgets/lossAndAccuracy/onePicture.ts';

describe('one picture, as the score of its right class moves', () => {
  it('item 19: has a loss of ln 10 and a slope of −0.9 at equal scores of ten classes', () => {
    const { share, loss, lossSlope } = onePicture(0, 10);
    expect(share).toBeCloseTo(0.1, 12);
    expect(loss).toBeCloseTo(Math.LN10, 12);
    expect(lossSlope).toBeCloseTo(-0.9, 12);
  });

  it('item 19: jumps from wrong to right, and is flat everywhere else', () => {
    expect([-6, -0.1, 0, 0.1, 6].map((score) => onePicture(score, 10).accuracy)).toEqual([0, 0, 0, 1, 1]);
  });

  it('has the slope that the loss really has', () => {
    const step = 1e-5;
    for (const score of [-5, -1, 0, 2, 5]) {
      const rise = onePicture(score + step, 10).loss - onePicture(score - step, 10).loss;
      expect(onePicture(score, 10).lossSlope).toBeCloseTo(rise / (2 * step), 6);
    }
  });
});
