import type { Comparison } from './compareMoved.ts';

/** What the two comparisons say, in a sentence or two that do not promise more than they show. */
export function verdict(
  before: Pick<Comparison, 'amount' | 'cells'>,
  after: Pick<Comparison, 'amount' | 'cells'>,
): string {
  if (before.amount === 0) return 'Nothing has moved yet. Shift or turn the garment.';
  const left = after.amount / before.amount;
  const main =
    left < 0.7
      ? 'Pooling hides a good part of this move.'
      : left < 0.9
        ? 'Pooling hides a little of this move.'
        : 'Pooling hides next to nothing of this move.';
  const cells =
    after.cells > before.cells
      ? ' The share of changed cells has even grown: there are fewer cells, and one that has changed counts for more.'
      : '';
  return main + cells;
}
