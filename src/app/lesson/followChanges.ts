/**
 * Runs cells that follow by themselves (`staleness/followers.ts`) soon after a form was set or a run has ended. Not while
 * the kernel is busy, and no cell twice for one change.
 */
import type { Session } from '../notebook/session.ts';
import { followersToRun } from '../notebook/staleness/followers.ts';

/** Milliseconds of rest: a slider passes many values on its way. */
const pause = 250;

/** @returns a function that stops it */
export function followChanges(
  session: Pick<Session, 'kernel' | 'notebook' | 'formSet' | 'runEach'>,
): () => void {
  const { notebook, kernel, formSet } = session;
  let formCell: string | undefined;
  /** What has run for the last change: a cell that is stale right after its run would run for ever. */
  let done = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const followed = (): void => {
    const { state } = kernel.getState();
    if (state === 'busy' || state === 'starting') timer = setTimeout(followed, pause);
    if (state !== 'idle') return;
    const ids = followersToRun(notebook.getState(), formCell).filter((id) => !done.has(id));
    if (ids.length === 0) return;
    for (const id of ids) done.add(id);
    session.runEach(ids);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(followed, pause);
  };
  const stops = [
    formSet.subscribe(({ cellId }) => {
      formCell = cellId;
      done = new Set();
      soon();
    }),
    notebook.subscribe(({ cells }, before) => {
      const ended = Object.values(cells).filter(
        ({ id, phase }) => before.cells[id]?.phase === 'running' && phase !== 'running',
      );
      if (ended.length === 0) return;
      // A run that the reader has asked for is a change of its own.
      if (ended.some(({ id }) => !done.has(id))) done = new Set(ended.map(({ id }) => id));
      soon();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
  };
}
