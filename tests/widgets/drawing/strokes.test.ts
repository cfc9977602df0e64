import { describe, expect, it } from 'vitest';
import { drawStrokes, fillOutlines } from '../../../src/widgets/drawing/strokes.ts';

const shown = (sheet: readonly (readonly number[])[]) =>
  sheet.map((row) => row.map((value) => (value < 128 ? '#' : '.')).join(''));

describe('strokes', () => {
  it('leave the paper white where there are none', () => {
    expect(shown(drawStrokes([], 3))).toEqual(['...', '...', '...']);
  });

  it('draw a line as wide as the pen', () => {
    const across = {
      points: [
        [0, 0.5],
        [1, 0.5],
      ] as const,
      width: 0.2,
    };
    expect(shown(drawStrokes([across], 10))).toEqual([
      ...Array<string>(4).fill('..........'),
      '##########',
      '##########',
      ...Array<string>(4).fill('..........'),
    ]);
  });

  it('draw a dot where the pen was only put down', () => {
    expect(shown(drawStrokes([{ points: [[0.5, 0.5]], width: 0.2 }], 5))).toEqual([
      '.....',
      '.....',
      '..#..',
      '.....',
      '.....',
    ]);
  });
});

describe('closed outlines', () => {
  const grid = (lines: readonly string[]) =>
    lines.map((line) => [...line].map((mark) => (mark === '#' ? 0 : 255)));

  it('are filled', () => {
    const ring = grid(['.....', '.###.', '.#.#.', '.###.', '.....']);
    expect(shown(fillOutlines(ring))).toEqual(['.....', '.###.', '.###.', '.###.', '.....']);
  });

  it('stay empty where they have a gap', () => {
    const open = ['.....', '.###.', '.#...', '.###.', '.....'];
    expect(shown(fillOutlines(grid(open)))).toEqual(open);
  });

  it('leave an empty sheet empty', () => {
    expect(shown(fillOutlines(grid(['...', '...'])))).toEqual(['...', '...']);
  });
});
