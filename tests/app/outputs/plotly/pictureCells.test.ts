import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { pictureCells, picturesOfCell, readCell } from '../../../../src/app/outputs/plotly/pictureCells.ts';
import { confusionMatrix } from '../../../../src/lesson/confusionMatrix.ts';

/** Four pictures of one pixel: a cat taken for a dog twice, a dog rightly, a cat rightly. */
const matrix = async () =>
  await confusionMatrix([0, 0, 1, 0], [1, 1, 1, 0], {
    classNames: ['cat', 'dog'],
    images: tf.tensor([10, 20, 30, 40], [4, 1, 1], 'int32'),
  });

it('lists mistakes before what is right, the most frequent first', async () => {
  const cells = pictureCells(await matrix());
  expect(cells.map(({ row, column, printed }) => [row, column, printed])).toEqual([
    ['cat', 'dog', '2'],
    ['cat', 'cat', '1'],
    ['dog', 'dog', '1'],
  ]);
});

it('item 23: a cell of the confusion matrix opens the pictures that it counts', async () => {
  const output = await matrix();
  const [cell] = pictureCells(output);
  if (cell === undefined || output.pictures === undefined) throw new Error('no pictures');
  const opened = picturesOfCell(output.pictures, cell);
  expect([...opened.pixels]).toEqual([10, 20]);
  expect(opened.items.map(({ description }) => description)).toEqual([
    'Image 0, label cat, predicted dog',
    'Image 1, label cat, predicted dog',
  ]);
});

it('knows the cell that was pressed by its names', () => {
  expect(readCell({ points: [{ x: 'dog', y: 'cat', z: 66 }] })).toEqual({ row: 'cat', column: 'dog' });
  expect(readCell({ points: [] })).toBeUndefined();
});

it('finds none in a matrix without pictures', async () => {
  expect(pictureCells(await confusionMatrix([0], [0], { classNames: ['cat'] }))).toEqual([]);
});
