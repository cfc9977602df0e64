/** What is read out of a notebook's text as a whole: headings, exercises, what to do after runs. */
import type { FollowUp } from '../../kernel/protocol.ts';
import { type Exercises, exercisesOf } from '../../notebook/exercises.ts';
import { documentOf } from './document.ts';
import { followUps } from './followUps.ts';
import { type Outline, outlineOf } from './outline.ts';
import type { NotebookState } from './state.ts';

export interface NotebookParts {
  readonly outline: Outline;
  readonly exercises: Exercises;
  readonly followUpOf: ReadonlyMap<string, FollowUp>;
}

export function partsOf(state: NotebookState): NotebookParts {
  const { cells } = documentOf(state);
  const exercises = exercisesOf(cells);
  return { outline: outlineOf(cells), exercises, followUpOf: followUps(cells, exercises) };
}

/** Whether the parts of both states are the same; the code of cells is in none of them. */
export function haveSameParts(one: NotebookState, other: NotebookState): boolean {
  if (one.order !== other.order) return false;
  if (one.cells === other.cells) return true;
  return one.order.every((id) => {
    const before = one.cells[id];
    const after = other.cells[id];
    if (before === after) return true;
    if (before?.kind !== after?.kind || before?.info !== after?.info) return false;
    return before?.kind === 'code' || before?.source === after?.source;
  });
}
