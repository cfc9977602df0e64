import { useSession } from '../lesson/SessionContext.ts';
import type { CellState } from '../notebook/state.ts';
import { Icon } from '../shell/Icon.tsx';

/** The round button beside a cell: runs it, and while it runs, stops it. */
export function RunButton({ cell }: { readonly cell: CellState }) {
  const session = useSession();
  if (cell.phase === 'running') {
    return (
      <button
        type="button"
        className="run-button running"
        aria-label="Stop cell"
        title="Stop this cell; what was trained is kept"
        onClick={() => session.interrupt()}
      >
        <Icon name="stop" size={12} />
      </button>
    );
  }
  return (
    <button
      type="button"
      className="run-button"
      aria-label="Run cell"
      aria-disabled={cell.phase === 'queued'}
      title="Run this cell (Ctrl+Enter; Shift+Enter goes on to the next)"
      onClick={() => session.run(cell.id)}
    >
      <Icon name="run" size={13} />
    </button>
  );
}
