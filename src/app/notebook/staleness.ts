import type { NotebookState } from './state.ts';

/**
 * Later cells that had read a name which `writer` has just defined anew show results of the old value. A cell
 * in between that defines the name itself is the one they read, and hides `writer` from them.
 */
export function readersMadeStale(
  state: NotebookState,
  writer: string,
  names: readonly string[],
): NotebookState {
  let open = names;
  const cells = { ...state.cells };
  for (const id of state.order.slice(state.order.indexOf(writer) + 1)) {
    const cell = cells[id];
    if (cell === undefined) continue;
    const read = open.filter((name) => cell.uses.includes(name));
    if (read.length > 0 && cell.lastPhase === 'done' && cell.staleReason === undefined) {
      cells[id] = { ...cell, staleReason: `${read.join(', ')} changed since it ran` };
    }
    open = open.filter((name) => !cell.defines.includes(name));
  }
  return { ...state, cells };
}
