/**
 * Keeps diagrams of the notebook's networks up to date: a cell that does nothing but call `anatomy`, and has run, runs again soon after
 * a cell above it has replaced one of its networks or added layers to it. Not while the kernel is busy, and never for the first time:
 * nothing runs that the reader has not started. A cell that also builds something is left alone, as running it would build that anew.
 *
 * Nor does a diagram run again where it has run since, as in *Run all*, or after a cell below it: it would find its network as cells
 * below have left it, trained for example, and so be stale, while it was fresh before. Only `anatomy()`, which shows all networks
 * that there are, follows cells below too.
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
  const stop = notebook.subscribe(({ cells, order }, { cells: before }) => {
    const ended = Object.values(cells).filter(
      ({ id, phase }) => before[id]?.phase === 'running' && phase !== 'running',
    );
    for (const { id } of ended) wanted.delete(id);
    const makers = ended.filter(({ source }) => !diagram.test(source));
    if (makers.length === 0) return;
    for (const cell of Object.values(cells))
      if (makers.some((maker) => concerns(maker, cell, order))) wanted.add(cell.id);
    clearTimeout(timer);
    timer = setTimeout(followed, pause);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

/** Whether the run of `maker` may have changed what the diagram in `cell` shows. */
function concerns(maker: CellState, cell: CellState, order: readonly string[]): boolean {
  const [, given] = diagram.exec(cell.source) ?? [];
  if (given === undefined) return false;
  const showsAll = given.trim() === '';
  if (!showsAll && order.indexOf(maker.id) > order.indexOf(cell.id)) return false;
  const shows = (name: string) => showsAll || cell.uses.includes(name);
  return maker.defines.some(shows) || (changesLayers.test(maker.source) && maker.uses.some(shows));
}

/** An edited cell is the reader's to run. */
function hasRun(cell: CellState | undefined): boolean {
  return cell?.phase === 'done' && cell.source === cell.ranSource;
}
