import { doCommand, useCommands } from '../commands/CommandsContext.ts';
import type { CellState } from '../notebook/state.ts';

/** What is left of a folded cell: its first line, and how much there is more. A press unfolds it. */
export function FoldedCode({ cell }: { readonly cell: CellState }) {
  const context = useCommands();
  const lines = cell.source.split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? 'empty cell';
  const hidden = [
    `${lines.length} line${lines.length === 1 ? '' : 's'}`,
    cell.outputs.length > 0 ? 'output hidden' : '',
  ].filter((part) => part !== '');
  return (
    <button
      type="button"
      className="folded-code"
      aria-expanded="false"
      aria-label={`Unfold cell ${cell.id}`}
      title="Unfold this cell (O)"
      onClick={() => context && doCommand(context, 'fold', cell.id)}
    >
      <code>{first}</code>
      <span>{hidden.join(', ')}</span>
    </button>
  );
}
