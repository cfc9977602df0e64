import type { StoreApi } from 'zustand/vanilla';
import { isSolved } from '../../notebook/exercises.ts';
import type { LearnerRecords } from '../../storage/learnerRecords.ts';
import type { NotebookState } from '../notebook/state.ts';

/** Notes each exercise whose check finds every case right, as long as the notebook is open. */
export function recordSolved(
  notebook: StoreApi<NotebookState>,
  records: LearnerRecords,
  lesson: string,
): void {
  notebook.subscribe((after, before) => {
    for (const id of after.order) {
      const cases = after.cells[id]?.cases;
      if (cases === undefined || cases === before.cells[id]?.cases) continue;
      if (isSolved(cases)) records.markSolved(lesson, id);
    }
  });
}
