import { type CellState, visibleState } from '../notebook/state.ts';
import { CellNotes } from '../staleness/CellNotes.tsx';
import { Elapsed } from './Elapsed.tsx';

/** One quiet line below the code: state, time, execution number, what it uses, why it is stale. */
export function CellStatus({ cell }: { readonly cell: CellState }) {
  const state = visibleState(cell);
  return (
    <div className="cell-status">
      <span className={`state ${state}`}>
        {state !== 'stale' && <i className="dot" aria-hidden="true" />}
        {wordFor(cell)}
      </span>
      {(cell.phase === 'running' || cell.elapsed !== undefined) && <Elapsed cell={cell} />}
      {cell.execution !== undefined && (
        <span title="How many runs since the kernel started">[{cell.execution}]</span>
      )}
      {cell.uses.length > 0 && <span className="uses">uses {cell.uses.join(', ')}</span>}
      <CellNotes cell={cell} />
      {cell.notice !== undefined && <span className="cell-notice">{cell.notice}</span>}
    </div>
  );
}

function wordFor(cell: CellState): string {
  switch (cell.phase) {
    case 'stopped':
      return 'stopped before its end';
    case 'done':
      return cell.staleReason === undefined ? 'done' : `stale: ${cell.staleReason}`;
    case 'error':
      return cell.staleReason === undefined ? 'failed' : `failed, ${cell.staleReason}`;
    case 'idle':
      return cell.outputs.length > 0 ? 'not run in this kernel yet' : 'not run yet';
    case 'queued':
      return 'queued';
    case 'running':
      return 'running';
  }
}
