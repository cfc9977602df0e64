import { describe, expect, it } from 'vitest';
import { dye } from '../../../src/widgets/pixels/dye.ts';

describe('a dyed garment', () => {
  it('item 4: has height × width × 3 numbers', () => {
    const channels = dye(Array.from({ length: 28 }, () => Array.from({ length: 28 }, () => 100)));
    expect(channels.map((channel) => [channel.length, channel[0]?.length])).toEqual([
      [28, 28],
      [28, 28],
      [28, 28],
    ]);
    expect(channels.flat(2)).toHaveLength(28 * 28 * 3);
  });

  it('is white where the garment has none, and takes the two dyes in stripes of four rows', () => {
    const [red, green, blue] = dye(Array.from({ length: 8 }, () => [0, 255]));
    const at = (row: number, column: number) => [
      red[row]?.[column],
      green[row]?.[column],
      blue[row]?.[column],
    ];
    expect(at(0, 0)).toEqual([255, 255, 255]);
    expect(at(3, 1)).toEqual([214, 69, 45]);
    expect(at(4, 1)).toEqual([36, 86, 201]);
  });
});
