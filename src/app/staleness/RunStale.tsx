import { useStore } from 'zustand';
import { shownKeys } from '../commands/keys.ts';
import { useNotebook, useSession } from '../lesson/SessionContext.ts';
import { aboutTime, sayPlan } from '../notebook/staleness/planWords.ts';
import { Icon } from '../shell/Icon.tsx';
import './staleness.css';

/** Runs the cells that are stale, and says how many and how long. */
export function RunStale() {
  const session = useSession();
  const { plan, training } = useStore(session.staleness);
  const isTraining = plan.cellIds.some((id) => training.has(id));
  const expected = useStore(session.expected);
  const time = useNotebook((state) => (isTraining ? aboutTime(state, plan.cellIds, expected) : undefined));
  const title = useNotebook((state) => sayPlan(state, plan.cellIds, expected));
  const count = plan.cellIds.length;
  return (
    <button
      type="button"
      className="button compact run-stale"
      aria-label={['Run stale', count > 0 ? ` ${count}` : '', time === undefined ? '' : ` · ${time}`].join(
        '',
      )}
      title={`${title} (${shownKeys('Mod+Shift+Enter', /Mac/.test(navigator.userAgent))})`}
      disabled={count === 0}
      onClick={() => session.runStale()}
    >
      <Icon name="stale" size={13} />
      <span>Run stale</span>{' '}
      {count > 0 && (
        <small>
          {count}
          {time !== undefined && <span> · {time}</span>}
        </small>
      )}
    </button>
  );
}
