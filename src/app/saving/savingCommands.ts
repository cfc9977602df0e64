/** Commands that lead back to earlier texts. */
import { isSameCell } from '../../notebook/sameNotebook.ts';
import type { Command, CommandContext } from '../commands/command.ts';
import { documentCell } from '../notebook/document.ts';

function unsaved({ saving }: CommandContext): string | undefined {
  return saving === undefined ? 'Nothing is kept of this notebook.' : undefined;
}

/** Why the selected cell cannot be reset. */
function resetProblem(context: CommandContext): string | undefined {
  const { saving, session, cells } = context;
  if (saving === undefined) return unsaved(context);
  const id = cells.current.getState();
  const cell = documentCell(session.notebook.getState().cells[id ?? '']);
  if (cell === undefined) return 'No cell is selected.';
  const original = saving.shipped.cells.find((candidate) => candidate.id === id);
  if (original === undefined) return 'You added this cell: it has no original.';
  return isSameCell(cell, original) ? 'This cell is as in the original.' : undefined;
}

export const savingCommands: readonly Command[] = [
  {
    id: 'reset-cell',
    title: 'Reset cell to the original…',
    section: 'Cells',
    scope: 'anywhere',
    problem: resetProblem,
    run({ saving, cells }) {
      const cellId = cells.current.getState();
      if (cellId !== undefined) saving?.ask({ type: 'reset-cell', cellId });
    },
  },
  {
    id: 'reset-lesson',
    title: 'Reset lesson to the original…',
    section: 'View',
    scope: 'anywhere',
    problem: unsaved,
    run: ({ saving }) => saving?.ask({ type: 'reset' }),
  },
  {
    id: 'versions',
    title: 'Versions…',
    section: 'View',
    scope: 'anywhere',
    problem: unsaved,
    run: ({ saving }) => saving?.ask({ type: 'versions' }),
  },
];
