/**
 * Keeps diagrams of the notebook's networks up to date: a cell that does nothing but call `anatomy`, and has run, runs again soon after
 * another cell has replaced one of its networks or added layers to it. Not while the kernel is busy, and never for the first time:
 * nothing runs that the reader has not started. A cell that also builds something is left alone, as running it would build that anew.
 */
import type { Session } from '../notebook/session.ts';
import type { CellState } from '../notebook/state.ts';

/** Milliseconds of rest: after *Run all*, once is enough. */
const pause = 200;

/** At most imports, then one call: `anatomy()`, `anatomy(model)` or `anatomy({ small, large })`. */
const diagram = /^(?:\s*import\b[^;]*;)*\s*anatomy\s*\(([\w\s.,:{}]*)\)\s*;?\s*$/;
const changesLayers = /\.(?:add|pop)\s*\(/;

/** @returns a function that stops it */
export function followModels(session: Pick<Session, 'kernel' | 'notebook' | 'run'>): () => void {
  const { notebook, kernel } = session;
  const wanted = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const followed = (): void => {
    const { state } = kernel.getState();
    if (state === 'busy' || state === 'starting') timer = setTimeout(followed, pause);
    if (state !== 'idle') return;
    for (const id of wanted) if (hasRun(notebook.getState().cells[id])) session.run(id);
    wanted.clear();
  };
  const stop = notebook.subscribe(({ cells }, { cells: before }) => {
    const all = Object.values(cells);
    const ended = all.filter(
      (cell) =>
        before[cell.id]?.phase === 'running' && cell.phase !== 'running' && !diagram.test(cell.source),
    );
    if (ended.length === 0) return;
    for (const cell of all) if (ended.some((other) => concerns(other, cell))) wanted.add(cell.id);
    clearTimeout(timer);
    timer = setTimeout(followed, pause);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** Whether the run of `other` may have changed what the diagram in `cell` shows. */
function concerns(other: CellState, cell: CellState): boolean {
  const [, given] = diagram.exec(cell.source) ?? [];
  if (given === undefined) return false;
  const shows = (name: string) => given.trim() === '' || cell.uses.includes(name);
  return other.defines.some(shows) || (changesLayers.test(other.source) && other.uses.some(shows));
}

/** An edited cell is the reader's to run. */
function hasRun(cell: CellState | undefined): boolean {
  return cell?.phase === 'done' && cell.source === cell.ranSource;
}
