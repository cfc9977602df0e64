import { describe, expect, it } from 'vitest';
import { scatter } from '../../../src/widgets/searchBudget/scatter.ts';
import { bestPlace, gridPlaces, randomPlaces, randomWins } from '../../../src/widgets/searchBudget/search.ts';
import { accuracyAt } from '../../../src/widgets/searchBudget/surface.ts';

describe('grid and random search', () => {
  it('item 35: spend the same budget, but the grid tries few values of each setting', () => {
    const values = (places: readonly { x: number }[]) => new Set(places.map(({ x }) => x)).size;
    for (const budget of [4, 9, 16, 25]) {
      expect(gridPlaces(budget)).toHaveLength(budget);
      expect(randomPlaces(budget, scatter(1))).toHaveLength(budget);
      expect(values(gridPlaces(budget))).toBe(Math.sqrt(budget));
      expect(values(randomPlaces(budget, scatter(1)))).toBe(budget);
    }
  });

  it('places the grid in the middle of equal fields', () => {
    expect(gridPlaces(4)).toEqual([
      { x: 0.25, y: 0.25 },
      { x: 0.75, y: 0.25 },
      { x: 0.25, y: 0.75 },
      { x: 0.75, y: 0.75 },
    ]);
    expect(() => gridPlaces(5)).toThrow('a budget of 5 makes no square grid');
  });

  it('finds the place nearest to the peak on the setting that matters', () => {
    const surface = { peak: { x: 0.7, y: 0.1 }, secondMatters: 0 };
    expect(
      bestPlace(
        [
          { x: 0.2, y: 0.1 },
          { x: 0.68, y: 0.9 },
          { x: 0.8, y: 0.1 },
        ],
        surface,
      ),
    ).toEqual({ x: 0.68, y: 0.9 });
    expect(accuracyAt(surface.peak, surface)).toBe(90);
    expect(accuracyAt({ x: 0.7, y: 0.9 }, surface)).toBe(90);
  });

  it('random wins more often than not where one setting matters, and loses that edge where both do', () => {
    const share = (secondMatters: number) =>
      randomWins(9, secondMatters, { rounds: 2000, random: scatter(7) });
    expect(share(0)).toBeGreaterThan(0.6);
    expect(share(1)).toBeLessThan(0.5);
  });
});

describe('scattered numbers', () => {
  it('are the same for the same seed, others for another, and spread evenly', () => {
    const draw = (seed: number) => {
      const random = scatter(seed);
      return Array.from({ length: 1000 }, random);
    };
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3)).not.toEqual(draw(4));
    const numbers = draw(1);
    expect(Math.min(...numbers)).toBeGreaterThan(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    for (let tenth = 0; tenth < 10; tenth++) {
      const inside = numbers.filter((number) => Math.floor(number * 10) === tenth).length;
      expect(Math.abs(inside - 100)).toBeLessThan(40);
    }
  });
});
