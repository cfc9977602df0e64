import { describe, expect, it } from 'vitest';
import { changedAmount, changedShare } from '../../src/cnn/change.ts';
import { movePicture } from '../../src/cnn/movePicture.ts';

const picture = [
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
];

describe('a moved picture', () => {
  it('is shifted by whole pixels, with zeros coming in', () => {
    expect(movePicture(picture, { right: 1, down: 0, degrees: 0 })).toEqual([
      [0, 1, 2],
      [0, 4, 5],
      [0, 7, 8],
    ]);
    expect(movePicture(picture, { right: 0, down: -2, degrees: 0 })).toEqual([
      [7, 8, 9],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('is turned clockwise about its centre', () => {
    expect(movePicture(picture, { right: 0, down: 0, degrees: 90 })).toEqual([
      [7, 4, 1],
      [8, 5, 2],
      [9, 6, 3],
    ]);
  });

  it('mixes neighbours where it falls between pixels', () => {
    expect(movePicture([[0, 8, 0]], { right: 0.25, down: 0, degrees: 0 })).toEqual([[0, 6, 2]]);
  });
});

describe('how much has changed', () => {
  it('counts cells that differ by more than a tolerance', () => {
    expect(changedShare([[1, 2, 3, 4]], [[1, 3, 5, 4]], 0)).toBe(0.5);
    expect(changedShare([[1, 2, 3, 4]], [[1, 3, 5, 4]], 1)).toBe(0.25);
  });

  it('weighs how much of the content is elsewhere: 0 if none, 1 if all', () => {
    expect(changedAmount([[5, 0]], [[5, 0]])).toBe(0);
    expect(changedAmount([[5, 0]], [[0, 5]])).toBe(1);
    expect(changedAmount([[4, 0]], [[2, 2]])).toBe(0.5);
    expect(changedAmount([[0]], [[0]])).toBe(0);
  });

  it('needs two maps of the same size', () => {
    expect(() => changedShare([[1]], [[1, 2]], 0)).toThrow('cannot compare 1×1 with 1×2');
  });
});
