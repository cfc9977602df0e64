import { useContext } from 'react';
import { useStore } from 'zustand';
import { CellFocusContext } from '../cells/focusCell.ts';
import { useSession } from '../lesson/SessionContext.ts';
import { isDue } from '../notebook/expectedTimes.ts';
import { follows } from '../notebook/staleness/followers.ts';
import { roundedTime } from '../notebook/staleness/planWords.ts';
import type { CellState } from '../notebook/state.ts';
import './staleness.css';

const none: readonly [] = [];

/** What is to be known of a cell before it runs: how long it will train, and oddities of its names. */
export function CellNotes({ cell }: { readonly cell: CellState }) {
  const session = useSession();
  const focus = useContext(CellFocusContext);
  const notes = useStore(session.staleness, (view) => view.notes.get(cell.id) ?? none);
  const trains = useStore(session.staleness, (view) => view.training.has(cell.id));
  const expected = useStore(session.expected, (times) => times.get(cell.id));
  const time = expected ?? cell.elapsed;
  return (
    <>
      {trains && isDue(cell) && time !== undefined && time >= 1_000 && (
        <span className="cell-cost">
          {`training: about ${roundedTime(time)}${expected === undefined ? ', from its last run' : ''}`}
        </span>
      )}
      {follows(cell) && <span>{trains ? 'trains, so it does not follow by itself' : 'follows changes'}</span>}
      {notes.map(({ kind, text, cellIds }) => (
        <span key={text} className={`definition-note ${kind}`}>
          {text}
          {cellIds.map((id) => (
            <button
              key={id}
              type="button"
              className="to-cell"
              aria-label={`Go to cell ${id}`}
              title={`Go to cell ${id}`}
              onClick={() => focus.select(id)}
            >
              ↗
            </button>
          ))}
        </span>
      ))}
    </>
  );
}
