import { describe, expect, it } from 'vitest';
import { makeGrid } from '../../../src/cnn/grid.ts';
import { preparePicture, shrink } from '../../../src/widgets/drawing/prepare.ts';

/** White paper, 20 rows by 30 columns, with a black bar of 4 by 8. */
const bar = makeGrid(20, 30, (row, column) => (row >= 3 && row < 7 && column >= 10 && column < 18 ? 0 : 255));

describe('preparing a picture', () => {
  const { cropped, centred, inverted, small, wasLight } = preparePicture(bar);

  it('crops to what differs from the paper', () => {
    expect(cropped).toEqual(makeGrid(4, 8, () => 0));
  });

  it('centres it on a square of paper', () => {
    expect(centred).toEqual(makeGrid(8, 8, (row) => (row >= 2 && row < 6 ? 0 : 255)));
  });

  it('inverts what was dark on light', () => {
    expect(wasLight).toBe(true);
    expect(inverted).toEqual(makeGrid(8, 8, (row) => (row >= 2 && row < 6 ? 255 : 0)));
  });

  it('scales to 28×28, the longest side from rim to rim', () => {
    expect(small).toEqual(makeGrid(28, 28, (row) => (row >= 7 && row < 21 ? 255 : 0)));
  });

  it('leaves a picture on black as it is', () => {
    const bright = bar.map((row) => row.map((value) => 255 - value));
    expect(preparePicture(bright).wasLight).toBe(false);
    expect(preparePicture(bright).small).toEqual(small);
  });

  it('makes an empty sheet all black', () => {
    expect(preparePicture(makeGrid(20, 30, () => 255)).small).toEqual(makeGrid(28, 28, () => 0));
  });

  it('keeps a grey background grey: to the network, it is fabric', () => {
    const onTable = bar.map((row) => row.map((value) => (value === 255 ? 180 : 0)));
    expect(preparePicture(onTable).small[0]?.[0]).toBe(75);
  });
});

describe('shrinking', () => {
  it('takes the mean of each area', () => {
    const picture = [
      [0, 4, 8, 8],
      [4, 8, 8, 8],
      [1, 1, 0, 0],
      [1, 1, 0, 20],
    ];
    expect(shrink(picture, 2)).toEqual([
      [4, 8],
      [1, 5],
    ]);
  });

  it('counts parts of pixels in part', () => {
    // Three pixels on two: the middle one is half of each.
    const row = [0, 90, 180];
    expect(shrink([row, row, row], 2)).toEqual([
      [30, 150],
      [30, 150],
    ]);
  });

  it('enlarges by repetition', () => {
    expect(shrink([[7]], 3)).toEqual(makeGrid(3, 3, () => 7));
  });
});
