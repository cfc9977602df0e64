/**
 * Exercises as a lesson writes them: a code cell with the option `exercise`, which holds the starter code, and in
 * the prose right below it three kinds of fenced block that belong to it:
 *
 *     ```js id=double exercise
 *     function double(x) { return x; }
 *     ```
 *
 *     ```js check
 *     expect(() => double(4), 8);
 *     expect(() => double(-1), -2);
 *     ```
 *
 *     ```hint
 *     Twice as much is the same as times two.
 *     ```
 *
 *     ```js solution
 *     function double(x) { return 2 * x; }
 *     ```
 *
 * They are prose to the notebook (`js check` and `js solution` are listings, as `js static` is), so they survive
 * any tool that knows Markdown, and GitHub shows them with colours. The place says whose they are: no second id
 * can go wrong.
 *
 * The check runs in the kernel after the cell, with `expect(function, value)`: each call is one case. It sees what
 * the cell defines; its own names stay its own.
 */
import { cellOptions } from './cellOptions.ts';
import { type ProseBlock, proseBlocks } from './proseBlocks.ts';
import type { Cell } from './types.ts';

export interface Exercise {
  /** JavaScript that calls `expect` once a case. */
  readonly check: string;
  /** Markdown, shown one after the other. */
  readonly hints: readonly string[];
  /** JavaScript; empty if none was written. */
  readonly solution: string;
}

export interface Exercises {
  /** By the id of the code cell, in the order of the lesson. */
  readonly byCell: ReadonlyMap<string, Exercise>;
  /**
   * What is left to show of the Markdown cells that had blocks of exercises, by their ids. The blocks' lines are
   * blank, so that all other lines keep their numbers.
   */
  readonly prose: ReadonlyMap<string, string>;
}

/** One case of a check, as the kernel reports it. */
export interface CheckedCase {
  /** What was called: `double(4)`. */
  readonly call: string;
  /** Both as text, tensors with their shapes. */
  readonly expected: string;
  readonly got: string;
  readonly right: boolean;
}

export type BlockRole = 'check' | 'hint' | 'solution';

/** What a fenced block is to an exercise; undefined for any other block. */
export function exerciseBlockRole({
  language,
  info,
}: Pick<ProseBlock, 'language' | 'info'>): BlockRole | undefined {
  if (language === 'hint') return 'hint';
  const word = info.split(/\s+/)[0];
  return language === 'js' && (word === 'check' || word === 'solution') ? word : undefined;
}

export function exercisesOf(cells: readonly Cell[]): Exercises {
  const byCell = new Map<string, Exercise>();
  const prose = new Map<string, string>();
  let open: string | undefined;
  for (const cell of cells) {
    if (cell.kind === 'code') {
      open = cellOptions(cell).has('exercise') ? cell.id : undefined;
      if (open !== undefined) byCell.set(open, { check: '', hints: [], solution: '' });
      continue;
    }
    const exercise = open === undefined ? undefined : byCell.get(open);
    const blocks = proseBlocks(cell.source).filter((block) => exerciseBlockRole(block) !== undefined);
    if (open === undefined || exercise === undefined || blocks.length === 0) continue;
    byCell.set(open, blocks.reduce(withBlock, exercise));
    prose.set(cell.id, withoutBlocks(cell.source, blocks));
  }
  return { byCell, prose };
}

/** A second check goes on where the first ends; of several solutions the last one counts. */
function withBlock(exercise: Exercise, block: ProseBlock): Exercise {
  switch (exerciseBlockRole(block)) {
    case 'check':
      return {
        ...exercise,
        check: exercise.check === '' ? block.source : `${exercise.check}\n${block.source}`,
      };
    case 'hint':
      return { ...exercise, hints: [...exercise.hints, block.source] };
    case 'solution':
      return { ...exercise, solution: block.source };
    case undefined:
      return exercise;
  }
}

function withoutBlocks(source: string, blocks: readonly ProseBlock[]): string {
  const lines = source.split('\n');
  for (const { first, last } of blocks) lines.fill('', first, last + 1);
  return lines.join('\n');
}

/** Whether a check found every case right; one without cases has found nothing. */
export function isSolved(cases: readonly CheckedCase[]): boolean {
  return cases.length > 0 && cases.every(({ right }) => right);
}
