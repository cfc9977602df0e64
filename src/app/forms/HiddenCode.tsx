import { doCommand, useCommands } from '../commands/CommandsContext.ts';
import type { CellState } from '../notebook/state.ts';

/** Stands where the code is hidden; a press shows it. */
export function HiddenCode({ cell }: { readonly cell: CellState }) {
  const context = useCommands();
  const lines = cell.source.split('\n').length;
  return (
    <button
      type="button"
      className="hidden-code"
      aria-expanded="false"
      aria-label={`Show the code of cell ${cell.id}`}
      title="Show the code (Shift+O)"
      onClick={() => context && doCommand(context, 'hide-code', cell.id)}
    >
      {`code hidden, ${lines} line${lines === 1 ? '' : 's'}`}
    </button>
  );
}
