import { useContext } from 'react';
import { useStore } from 'zustand';
import { CellFocusContext } from '../cells/focusCell.ts';
import { useSession } from '../lesson/SessionContext.ts';
import { Icon } from '../shell/Icon.tsx';
import { Popover } from '../shell/Popover.tsx';
import './staleness.css';

const words = {
  yes: 'Reproducible',
  no: 'Not reproducible',
  'nothing has run': 'Nothing has run yet',
} as const;

/** Says whether the notebook shows what a run from the top would show, and if not, why. */
export function ReproducibleMark() {
  const session = useSession();
  const cells = useContext(CellFocusContext);
  const { state, reasons } = useStore(session.staleness, (view) => view.reproducible);
  return (
    <Popover
      label={words[state]}
      title={words[state]}
      className={`button plain reproducible ${state === 'yes' ? 'yes' : 'no'}`}
      data={{ 'data-reproducible': state === 'yes' ? 'yes' : 'no' }}
      face={<Icon name={state === 'yes' ? 'check' : 'unsure'} />}
    >
      {(close) => (
        <div className="reproducible-why">
          <p>
            {state === 'yes' &&
              'All cells have run in order in this kernel, and nothing has changed since. A run from the top would show the same, but for chance.'}
            {state === 'nothing has run' && 'When all cells have run in order, a mark appears here.'}
            {state === 'no' && 'A run from the top might show something else:'}
          </p>
          {reasons.length > 0 && (
            <ul>
              {reasons.slice(0, 6).map(({ text, cellId }) => (
                <li key={text}>
                  {cellId === undefined ? (
                    text
                  ) : (
                    <button
                      type="button"
                      className="to-cell"
                      onClick={() => {
                        close();
                        cells.select(cellId);
                      }}
                    >
                      {text}
                    </button>
                  )}
                </li>
              ))}
              {reasons.length > 6 && <li>and {reasons.length - 6} more</li>}
            </ul>
          )}
          {state === 'no' && (
            <button
              type="button"
              className="button"
              onClick={() => {
                close();
                session.runStale(true);
              }}
            >
              Run what is stale
            </button>
          )}
        </div>
      )}
    </Popover>
  );
}
