import type { ExpectedTimes } from '../expectedTimes.ts';
import type { NotebookState } from '../state.ts';

const nothing: ExpectedTimes = new Map();

/**
 * About how long cells take, as the kernel expects their trainings or from their last runs, in words; undefined where of none of them
 * anything is known.
 */
export function aboutTime(
  state: NotebookState,
  cellIds: readonly string[],
  expected = nothing,
): string | undefined {
  const known = cellIds.flatMap((id) => expected.get(id) ?? state.cells[id]?.elapsed ?? []);
  if (known.length === 0) return undefined;
  const total = roundedTime(known.reduce((sum, each) => sum + each, 0));
  return known.length === cellIds.length ? `about ${total}` : `at least ${total}`;
}

/** `1 s`, `40 s`, `3 min`: as exact as a guess deserves. */
export function roundedTime(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 1) return 'a moment';
  if (seconds < 10) return `${Math.round(seconds)} s`;
  if (seconds < 95) return `${Math.round(seconds / 5) * 5} s`;
  return `${Math.round(seconds / 60)} min`;
}

/** What Run stale would do, as a sentence. */
export function sayPlan(state: NotebookState, cellIds: readonly string[], expected = nothing): string {
  if (cellIds.length === 0) return 'Nothing is stale';
  const shown = cellIds.slice(0, 8).join(', ');
  const names = cellIds.length > 8 ? `${shown} and ${cellIds.length - 8} more` : shown;
  const time = aboutTime(state, cellIds, expected);
  return `Run what is stale and what it needs, in order: ${names}${time === undefined ? '' : `; ${time}`}`;
}
