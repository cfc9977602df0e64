import { describe, expect, it } from 'vitest';
import { garment, garmentNames } from '../../../src/widgets/garments/garments.ts';
import { compareMoved, type MoveSettings } from '../../../src/widgets/movedGarment/compareMoved.ts';
import { verdict } from '../../../src/widgets/movedGarment/verdict.ts';

const still: MoveSettings = { right: 0, down: 0, degrees: 0, view: 'edges', kind: 'max', size: 2 };

describe('a moved garment', () => {
  it.each(garmentNames)('%s changes nothing where it is not moved', (name) => {
    const { before, after } = compareMoved(garment(name), still);
    expect([before.amount, before.cells, after.amount, after.cells]).toEqual([0, 0, 0, 0]);
    expect(verdict(before, after)).toContain('Nothing has moved yet');
  });

  it.each(garmentNames)(
    'item 12: pooling hides more of a small shift of the %s than of a large turn',
    (name) => {
      const share = (settings: Partial<MoveSettings>) => {
        const { before, after } = compareMoved(garment(name), { ...still, ...settings });
        return after.amount / before.amount;
      };
      expect(share({ right: 1 })).toBeLessThan(share({ degrees: 45 }));
      expect(share({ degrees: 90 })).toBeGreaterThan(0.85);
    },
  );

  it('is said without promising too much', () => {
    expect(verdict({ amount: 0.4, cells: 0.1 }, { amount: 0.2, cells: 0.1 })).toBe(
      'Pooling hides a good part of this move.',
    );
    expect(verdict({ amount: 0.8, cells: 0.1 }, { amount: 0.7, cells: 0.2 })).toContain(
      'a little of this move',
    );
    expect(verdict({ amount: 0.8, cells: 0.1 }, { amount: 0.7, cells: 0.2 })).toContain('has even grown');
    expect(verdict({ amount: 0.8, cells: 0.2 }, { amount: 0.8, cells: 0.1 })).toContain('next to nothing');
  });
});
