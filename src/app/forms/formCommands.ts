/** Commands on what a cell does with its form: hide the code below it, follow changes by itself. */
import { withOption } from '../../notebook/cellOptions.ts';
import type { Command, CommandContext } from '../commands/command.ts';
import { followOption, follows } from '../notebook/staleness/followers.ts';
import type { CellState } from '../notebook/state.ts';
import { isCodeHidden, withCodeToggled } from './codeHidden.ts';

function selectedCode({ session, cells }: CommandContext): CellState | undefined {
  const cell = session.notebook.getState().cells[cells.current.getState() ?? ''];
  return cell?.kind === 'code' ? cell : undefined;
}

function noCode(context: CommandContext): string | undefined {
  return selectedCode(context) === undefined ? 'No code cell is selected.' : undefined;
}

function changeInfo(context: CommandContext, infoOf: (cell: CellState) => string): void {
  const cell = selectedCode(context);
  if (cell === undefined) return;
  context.session.restructure({ type: 'options-changed', cellId: cell.id, info: infoOf(cell) });
}

const common = { section: 'Cells', scope: 'selected', problem: noCode } as const;

export const formCommands: readonly Command[] = [
  {
    ...common,
    id: 'hide-code',
    title: 'Hide or show the code',
    option: { title: 'Code hidden', isOn: isCodeHidden },
    keys: ['Shift+O'],
    run: (context) => changeInfo(context, withCodeToggled),
  },
  {
    ...common,
    id: 'follow',
    title: 'Follow changes by itself, or no longer',
    option: { title: 'Follows changes by itself', isOn: follows },
    run(context) {
      changeInfo(context, (cell) => withOption(cell.info, followOption, !follows(cell)));
    },
  },
];
