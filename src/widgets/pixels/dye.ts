/**
 * A colour picture made from a grey garment: Fashion-MNIST has none. The cloth is dyed in two colours, stripe by
 * stripe, on white.
 */
import type { Grid } from '../../cnn/grid.ts';

export type Colour = readonly [red: number, green: number, blue: number];

export const channelNames = ['red', 'green', 'blue'] as const;

const dyes: readonly [Colour, Colour] = [
  [214, 69, 45],
  [36, 86, 201],
];
const stripe = 4;

/**
 * One grid for each of red, green and blue, 0 (none) to 255.
 *
 * @param garment 0 (background) to 255.
 */
export function dye(garment: Grid): readonly [red: Grid, green: Grid, blue: Grid] {
  const channel = (which: 0 | 1 | 2): Grid =>
    garment.map((line, row) => {
      const colour = dyes[Math.floor(row / stripe) % 2 === 0 ? 0 : 1];
      return line.map((value) => Math.round(255 + (value / 255) * (colour[which] - 255)));
    });
  return [channel(0), channel(1), channel(2)];
}
