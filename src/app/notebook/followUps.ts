import type { FollowUp } from '../../kernel/protocol.ts';
import type { Exercises } from '../../notebook/exercises.ts';
import { questionsOf } from '../../notebook/questions.ts';
import type { Cell } from '../../notebook/types.ts';

/** What the kernel has to do after a run of each cell: check an exercise, read the outcomes of questions. */
export function followUps(cells: readonly Cell[], { byCell }: Exercises): ReadonlyMap<string, FollowUp> {
  const followUpOf = new Map<string, FollowUp>();
  for (const [id, { check, solution }] of byCell) followUpOf.set(id, { check, solution });
  for (const { id, cell, outcome } of questionsOf(cells)) {
    const known = followUpOf.get(cell);
    followUpOf.set(cell, { ...known, outcomes: { ...known?.outcomes, [id]: outcome } });
  }
  return followUpOf;
}
