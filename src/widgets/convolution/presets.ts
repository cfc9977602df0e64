/** Images and kernels to start from. */
import { makeGrid } from '../../cnn/grid.ts';
import { smallGarment } from '../garments/garments.ts';
import type { ImageName, KernelName } from './options.ts';

/** What an image is called in the list. */
export const imageTitles: Readonly<Record<ImageName, string>> = {
  talk: 'zeros and ones',
  edge: 'an edge',
  cross: 'a cross',
  boot: 'ankle boot',
  'T-shirt': 'T-shirt',
  trousers: 'trousers',
};

/** What a kernel is called in the list. */
export const kernelTitles: Readonly<Record<KernelName, string>> = {
  talk: 'diagonal cross',
  'vertical edges': 'vertical edges',
  'horizontal edges': 'horizontal edges',
  blur: 'blur',
  sharpen: 'sharpen',
};

export function presetImage(name: ImageName): number[][] {
  switch (name) {
    case 'talk':
      return [
        [1, 1, 1, 0, 0],
        [0, 1, 1, 1, 0],
        [0, 0, 1, 1, 1],
        [0, 0, 1, 1, 0],
        [0, 1, 1, 0, 0],
      ];
    case 'edge':
      return makeGrid(6, 6, (_, column) => (column < 3 ? 0 : 9));
    case 'cross':
      return makeGrid(7, 7, (row, column) => (row === 3 || column === 3 ? 9 : 0));
    default:
      return smallGarment(name);
  }
}

export function presetKernel(name: KernelName): number[][] {
  switch (name) {
    case 'talk':
      return [
        [1, 0, 1],
        [0, 1, 0],
        [1, 0, 1],
      ];
    case 'vertical edges':
      return [
        [-1, 0, 1],
        [-1, 0, 1],
        [-1, 0, 1],
      ];
    case 'horizontal edges':
      return [
        [-1, -1, -1],
        [0, 0, 0],
        [1, 1, 1],
      ];
    case 'blur':
      return [
        [0.1, 0.1, 0.1],
        [0.1, 0.2, 0.1],
        [0.1, 0.1, 0.1],
      ];
    case 'sharpen':
      return [
        [0, -1, 0],
        [-1, 5, -1],
        [0, -1, 0],
      ];
  }
}

/** Further channels show the same thing turned over, so that each can be told apart. */
export function channelsOf(image: readonly (readonly number[])[], channels: number): number[][][] {
  const turned = [
    (grid: typeof image) => grid.map((row) => [...row]),
    (grid: typeof image) => grid.map((row) => row.toReversed()),
    (grid: typeof image) => grid.toReversed().map((row) => [...row]),
  ];
  return turned.slice(0, channels).map((turn) => turn(image));
}
