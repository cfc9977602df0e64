import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { convolve, convolveAt, productsAt } from '../../src/cnn/convolution.ts';
import { type Grid, makeGrid } from '../../src/cnn/grid.ts';
import { expectClose, randomGrids, randomWholes } from './randomGrids.ts';

const image: Grid = [
  [1, 1, 1, 0, 0],
  [0, 1, 1, 1, 0],
  [0, 0, 1, 1, 1],
  [0, 0, 1, 1, 0],
  [0, 1, 1, 0, 0],
];
const kernel: Grid = [
  [1, 0, 1],
  [0, 1, 0],
  [1, 0, 1],
];

describe('a convolution', () => {
  it('item 8: turns the 5×5 image of the talk into [[4, 3, 4], [2, 4, 3], [2, 3, 4]]', () => {
    expect(convolve([image], [kernel])).toEqual([
      [4, 3, 4],
      [2, 4, 3],
      [2, 3, 4],
    ]);
  });

  it('items 8 and 27: the first cell is four products of 1 and five of 0', () => {
    const [products = []] = productsAt([image], [kernel], 0, 0);
    expect(products.map(({ product }) => product).toSorted()).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1]);
    expect(products.map(({ value, weight }) => `${value}·${weight}`).join(' + ')).toBe(
      '1·1 + 1·0 + 1·1 + 0·0 + 1·1 + 1·0 + 0·1 + 0·0 + 1·1',
    );
  });

  it('item 8: slides the kernel and does not rotate it', () => {
    // Rotated by 180 degrees, the 1 of the kernel would pick the 9.
    expect(convolve([[[7, 9]]], [[[1, 0]]])).toEqual([[7]]);
  });

  it('item 8: sums over the channels and adds the bias', () => {
    expect(convolve([[[2]], [[3]]], [[[10]], [[100]]], { bias: 5 })).toEqual([[325]]);
  });

  it('item 9: with stride 2 keeps every second position', () => {
    expect(convolve([image], [kernel], { stride: 2 })).toEqual([
      [4, 4],
      [2, 4],
    ]);
  });

  it('item 10: one zero on each side keeps 5×5, and the products outside the image are marked', () => {
    const map = convolve([image], [kernel], { padding: 1 });
    expect([map.length, map[0]?.length]).toEqual([5, 5]);
    expect(map[1]?.slice(1, 4)).toEqual([4, 3, 4]);
    const [products = []] = productsAt([image], [kernel], 0, 0, { padding: 1 });
    expect(products.map(({ inPadding }) => Number(inPadding))).toEqual([1, 1, 1, 1, 0, 0, 1, 0, 0]);
    expect(convolveAt([image], [kernel], 0, 0, { padding: 1 })).toBe(2);
  });

  it('is refused where channels differ or the kernel is too large', () => {
    expect(() => convolve([image, image], [kernel])).toThrow('the image has 2 channels and the kernel 1');
    expect(() => convolve([kernel], [image])).toThrow('kernel 5×5 is larger than its padded input 3×3');
    expect(() => convolve([[[1], [2, 3]]], [[[1]]])).toThrow('row 2 has 2 numbers, row 1 has 1');
  });
});

describe('against TensorFlow.js', () => {
  beforeAll(() => tf.setBackend('cpu'));

  it.each(Array.from({ length: 40 }, (_, seed) => seed + 1))(
    'agrees to 1e-5 on random shape %i of channels, stride, padding and bias',
    (seed) => {
      const wholes = randomWholes(seed);
      const channels = wholes(1, 3);
      const [rows, columns] = [wholes(4, 11), wholes(4, 11)];
      const [high, wide] = [wholes(1, 4), wholes(1, 4)];
      const stride = wholes(1, 3);
      const padding = (['valid', 'same', 0, 1, 2] as const)[wholes(0, 4)] ?? 'valid';
      const bias = wholes(-5, 5);
      const picture = randomGrids(seed, channels, rows, columns);
      const weights = randomGrids(seed + 1000, channels, high, wide);
      const channelsLast = (grids: readonly Grid[]) =>
        makeGrid(grids[0]?.length ?? 0, grids[0]?.[0]?.length ?? 0, (row, column) => row * 1000 + column).map(
          (line) =>
            line.map((place) => grids.map((grid) => grid[Math.floor(place / 1000)]?.[place % 1000] ?? 0)),
        );
      const expected = tf.tidy(() =>
        tf
          .conv2d(
            tf.tensor3d(channelsLast(picture)),
            tf.tensor3d(channelsLast(weights)).expandDims<tf.Tensor4D>(-1),
            stride,
            tfjsPadding(padding),
            'NHWC',
            1,
            typeof padding === 'string' ? undefined : 'floor',
          )
          .add(bias)
          .squeeze([-1])
          .arraySync(),
      ) as number[][];
      expectClose(convolve(picture, weights, { stride, padding, bias }), expected);
    },
  );
});

/** Given one number, tfjs 4.22 takes the kernel's height for its width too: so each side is spelled out. */
function tfjsPadding(padding: 'valid' | 'same' | number): Parameters<typeof tf.conv2d>[3] {
  if (typeof padding === 'string') return padding;
  const sides: [number, number] = [padding, padding];
  return [[0, 0], sides, sides, [0, 0]];
}
