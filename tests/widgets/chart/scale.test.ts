import { describe, expect, it } from 'vitest';
import { linear, lineThrough } from '../../../src/widgets/chart/scale.ts';

describe('a scale', () => {
  it('maps its ends to the ends of the drawing, upside down where these are', () => {
    const y = linear({ from: 0, to: 10 }, 200, 100);
    expect([y(0), y(5), y(10), y(12)]).toEqual([200, 150, 100, 80]);
  });
});

describe('a line', () => {
  it('starts at its first point and goes through the others', () => {
    expect(
      lineThrough([
        { x: 1, y: 2 },
        { x: 3, y: 4.5 },
      ]),
    ).toBe('M1.00 2.00L3.00 4.50');
  });
});
