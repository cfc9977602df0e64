/** Commands on the text of cells: find, replace, format. */
import { formatCell } from '../format/formatCell.ts';
import type { Command, CommandContext } from './command.ts';

function noCode({ session, cells }: CommandContext): string | undefined {
  const cell = session.notebook.getState().cells[cells.current.getState() ?? ''];
  return cell?.kind === 'code' ? undefined : 'No code cell is selected.';
}

export const findCommands: readonly Command[] = [
  {
    id: 'find',
    title: 'Find in all cells',
    section: 'View',
    keys: ['Mod+F'],
    scope: 'anywhere',
    run: ({ open }) => open('find'),
  },
  {
    id: 'replace',
    title: 'Find and replace in all cells',
    section: 'View',
    keys: ['Mod+H'],
    scope: 'anywhere',
    run: ({ open }) => open('replace'),
  },
  {
    id: 'format-cell',
    title: 'Format cell',
    section: 'Cells',
    // In the editor, the editor itself listens to it.
    keys: ['Alt+Shift+F'],
    scope: 'selected',
    problem: noCode,
    run: ({ session, cells }) => void formatCell(session, cells.current.getState() ?? ''),
  },
];
