import { expect, it } from 'vitest';
import {
  checkPictures,
  pictureName,
  picturePixels,
  valueAt,
} from '../../../../src/app/outputs/images/picturePixels.ts';
import type { ImagesOutput } from '../../../../src/notebook/output.ts';

const grey: ImagesOutput = {
  mime: 'application/vnd.convbook.images+json',
  width: 2,
  height: 1,
  channels: 1,
  pixels: Uint8Array.of(0, 255, 10, 20),
  inverted: true,
  items: [{ above: 'Bag', below: 'Coat', mark: 'wrong' }, {}],
};

it('paints inverted grey pictures dark on white', () => {
  expect([...picturePixels(grey, 0)]).toEqual([255, 255, 255, 255, 0, 0, 0, 255]);
  expect([...picturePixels({ ...grey, inverted: false }, 1)]).toEqual([10, 10, 10, 255, 20, 20, 20, 255]);
});

it('paints colours in their order and never inverts them', () => {
  const colour: ImagesOutput = { ...grey, width: 1, channels: 3, pixels: Uint8Array.of(1, 2, 3, 4, 5, 6) };
  expect([...picturePixels(colour, 1)]).toEqual([4, 5, 6, 255]);
});

it('reads one value of the second picture', () => {
  expect(valueAt(grey, 1, 0, 1)).toBe('20');
});

it('names the prediction, the label and the verdict', () => {
  expect(pictureName(grey, 0)).toBe('Bag, Coat, wrong');
  expect(pictureName(grey, 1)).toBe('Picture 2');
});

it('says how many bytes it expected and how many came', () => {
  expect(() => checkPictures({ ...grey, pixels: new Uint8Array(3) })).toThrow(/4 bytes, but there are 3/);
});
