/** What is different between two texts of a notebook, cell by cell and line by line, as a reader wants to see it. */
import { diffArrays } from 'diff';
import { isSameCell } from '../../notebook/sameNotebook.ts';
import type { Cell, Notebook } from '../../notebook/types.ts';

export interface CellDifference {
  /** Unique among the differences. */
  readonly id: string;
  readonly kind: Cell['kind'] | 'front-matter';
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
  /** Empty for a cell that was only moved. */
  readonly lines: readonly LineDifference[];
}

export type LineDifference =
  | { readonly sign: 'same' | 'gone' | 'new'; readonly text: string }
  /** Lines that are the same, left out. */
  | { readonly sign: 'skipped'; readonly count: number };

/** Lines that are shown around a change. */
const context = 2;

/** @returns the differences in the order of `after`, cells that are gone where they were */
export function compareNotebooks(before: Notebook, after: Notebook): CellDifference[] {
  const cellsBefore = new Map(before.cells.map((cell) => [cell.id, cell]));
  const cellsAfter = new Map(after.cells.map((cell) => [cell.id, cell]));
  const ids = diffArrays(
    before.cells.map(({ id }) => id),
    after.cells.map(({ id }) => id),
  );
  const cells = ids.flatMap(({ value, removed }) =>
    value.flatMap((id): CellDifference[] => {
      const then = cellsBefore.get(id);
      const now = cellsAfter.get(id);
      // One that is elsewhere is told where it is now.
      if (removed && now !== undefined) return [];
      const isMoved =
        !removed && then !== undefined && ids.some((part) => part.removed && part.value.includes(id));
      return compareCells(id, then, now, isMoved);
    }),
  );
  if (before.frontMatter === after.frontMatter) return cells;
  const lines = compareLines(before.frontMatter, after.frontMatter);
  return [{ id: 'front matter', kind: 'front-matter', change: 'changed', lines }, ...cells];
}

function compareCells(
  id: string,
  then: Cell | undefined,
  now: Cell | undefined,
  isMoved: boolean,
): CellDifference[] {
  const kind = (now ?? then)?.kind ?? 'code';
  if (isSameCell(then, now)) return isMoved ? [{ id, kind, change: 'moved', lines: [] }] : [];
  const change = then === undefined ? 'added' : now === undefined ? 'removed' : isMoved ? 'moved' : 'changed';
  const hasHead = then !== undefined && now !== undefined && headOf(then) !== headOf(now);
  const textOf = (cell: Cell | undefined): string | undefined =>
    cell === undefined ? undefined : hasHead ? `${headOf(cell)}\n${cell.source}` : cell.source;
  return [{ id, kind, change, lines: compareLines(textOf(then), textOf(now)) }];
}

/** What a file says of a cell besides its text. */
function headOf(cell: Cell): string {
  return cell.kind === 'code' ? `\`\`\`js ${cell.info}`.trimEnd() : '';
}

/** @param before undefined where there was nothing, not even an empty line */
export function compareLines(before: string | undefined, after: string | undefined): LineDifference[] {
  const parts = diffArrays(before?.split('\n') ?? [], after?.split('\n') ?? []);
  return parts.flatMap(({ value, added, removed }, place): LineDifference[] => {
    const sign = added ? 'new' : removed ? 'gone' : 'same';
    const lines = value.map((text): LineDifference => ({ sign, text }));
    if (sign !== 'same') return lines;
    const head = place === 0 ? 0 : context;
    const tail = place === parts.length - 1 ? 0 : context;
    const count = lines.length - head - tail;
    // A sentence about one line would be as long as the line.
    if (count <= 1) return lines;
    return [...lines.slice(0, head), { sign: 'skipped', count }, ...lines.slice(lines.length - tail)];
  });
}
