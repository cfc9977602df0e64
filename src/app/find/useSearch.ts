import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Session } from '../notebook/session.ts';
import { browserSearcher } from './guardedSearch.ts';
import type { Found, Query, SearchedCell } from './search.ts';

const nothing: Found = { matches: [], isCut: false };

/** How long the typing of a query must pause, in milliseconds. */
const pause = 60;

/** What the query finds in the notebook as it is now. */
export function useSearch(session: Session, query: Query, replacement: string | undefined): Found {
  const order = useStore(session.notebook, (state) => state.order);
  const cells = useStore(session.notebook, (state) => state.cells);
  const [searcher] = useState(browserSearcher);
  const [found, setFound] = useState<Found>(nothing);
  useEffect(() => () => searcher.dispose(), [searcher]);
  // Outputs change the cells many times a second; only their texts are searched.
  const key = order.map((id) => `${id}\n${cells[id]?.source}`).join('\0');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says when the texts have changed
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      const task = { cells: searchedCells(session), query };
      searcher.search(replacement === undefined ? task : { ...task, replacement }).then((outcome) => {
        if (wanted) setFound(outcome);
      });
    }, pause);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [searcher, session, query, replacement, key]);
  return found;
}

/** The texts of the notebook, code and prose, in reading order. */
export function searchedCells(session: Session): SearchedCell[] {
  const { order, cells } = session.notebook.getState();
  return order.flatMap((id) => {
    const cell = cells[id];
    return cell === undefined ? [] : [{ id, source: cell.source }];
  });
}
