import { describe, expect, it } from 'vitest';
import { garment, garmentNames, smallGarment } from '../../../src/widgets/garments/garments.ts';

describe.each(garmentNames)('the garment %s', (name) => {
  it('has 28×28 numbers from 0 to 255', () => {
    const picture = garment(name);
    expect(picture.map((row) => row.length)).toEqual(Array(28).fill(28));
    expect(picture.flat().every((value) => Number.isInteger(value / 17) && value >= 0 && value <= 255)).toBe(
      true,
    );
    expect(Math.max(...picture.flat())).toBeGreaterThan(200);
  });

  it('fits a grid as 12×12 digits', () => {
    const small = smallGarment(name);
    expect(small.map((row) => row.length)).toEqual(Array(12).fill(12));
    expect(small.flat().every((value) => Number.isInteger(value) && value >= 0 && value <= 9)).toBe(true);
    expect(Math.max(...small.flat())).toBeGreaterThan(6);
  });
});
