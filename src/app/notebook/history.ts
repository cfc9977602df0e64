/**
 * Taking back changes to the list of cells: deleted, moved, split, merged, replaced ones. The text within a cell has the
 * editor's own history. Entries are taken back in the reverse of their order, so the list is always the one they left.
 */
import { edited, forgotten } from './cellChanges.ts';
import type { CellState, HistoryEntry, NotebookState } from './state.ts';

/** Older changes than these are not kept: each holds the outputs of the cells it took away. */
const kept = 100;

/** Notes the change from `before` to `after`, which touched `ids`. */
export function remembered(
  before: NotebookState,
  after: NotebookState,
  label: string,
  ids: Iterable<string>,
): NotebookState {
  const past = [...before.history.past, entryOf(before, label, ids)].slice(-kept);
  return { ...after, history: { past, future: [] } };
}

export function undone(state: NotebookState): NotebookState {
  const { past, future } = state.history;
  const entry = past.at(-1);
  if (entry === undefined) return state;
  const opposite = entryOf(state, entry.label, Object.keys(entry.cells));
  return { ...restored(state, entry), history: { past: past.slice(0, -1), future: [...future, opposite] } };
}

export function redone(state: NotebookState): NotebookState {
  const { past, future } = state.history;
  const entry = future.at(-1);
  if (entry === undefined) return state;
  const opposite = entryOf(state, entry.label, Object.keys(entry.cells));
  return { ...restored(state, entry), history: { past: [...past, opposite], future: future.slice(0, -1) } };
}

function entryOf(
  { frontMatter, order, cells }: NotebookState,
  label: string,
  ids: Iterable<string>,
): HistoryEntry {
  return {
    label,
    frontMatter,
    order,
    cells: Object.fromEntries([...ids].map((id) => [id, cells[id] ?? null])),
  };
}

function restored(state: NotebookState, { frontMatter, order, cells: touched }: HistoryEntry): NotebookState {
  const cells = { ...state.cells };
  for (const [id, then] of Object.entries(touched)) {
    if (then === null) delete cells[id];
    else cells[id] = restoredCell(cells[id], then);
  }
  return { ...state, frontMatter, order, cells };
}

/** A cell that is still there keeps what the kernel knows of it; one that comes back has no run in this kernel. */
function restoredCell(now: CellState | undefined, then: CellState): CellState {
  if (now?.kind === then.kind) return { ...edited(now, then.source), info: then.info };
  return forgotten({ ...then, phase: then.lastPhase ?? 'idle' });
}
