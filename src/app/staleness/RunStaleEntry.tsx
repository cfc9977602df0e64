import { useStore } from 'zustand';
import { useSession } from '../lesson/SessionContext.ts';
import './staleness.css';

/** *Run stale* in a menu, on phones, where the bar has no room for a button that is not needed yet. */
export function RunStaleEntry({ close }: { /** Closes the menu. */ readonly close: () => void }) {
  const session = useSession();
  const count = useStore(session.staleness, ({ plan }) => plan.cellIds.length);
  return (
    <button
      type="button"
      className="entry run-stale-entry"
      disabled={count === 0}
      onClick={() => {
        close();
        session.runStale();
      }}
    >
      <span className="entry-title">
        Run stale
        <small>{count === 0 ? 'no cell is stale' : `${count} ${count === 1 ? 'cell' : 'cells'}`}</small>
      </span>
    </button>
  );
}
