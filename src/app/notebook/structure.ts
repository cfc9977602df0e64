/**
 * Changes to the list of cells, as pure functions: insert, delete, move, split, merge, change the kind or the options,
 * replace everything. Each can be taken back (`history.ts`). A message that names a cell which is not there, or that
 * would change nothing, gives the same state.
 */
import type { Cell, Notebook } from '../../notebook/types.ts';
import { edited } from './cellChanges.ts';
import { remembered } from './history.ts';
import { type CellState, freshCell, type NotebookState } from './state.ts';

export type StructureMessage =
  /** `at` is the new cell's place in the order, from 0. */
  | { readonly type: 'inserted'; readonly cells: readonly Cell[]; readonly at: number }
  | { readonly type: 'deleted'; readonly cellId: string }
  /** Down for a positive number of places, up for a negative one; as far as there is room. */
  | { readonly type: 'moved'; readonly cellId: string; readonly by: number }
  /** What stands at and after `offset`, in UTF-16 units, becomes a cell of its own, right below. */
  | { readonly type: 'split'; readonly cellId: string; readonly offset: number; readonly newId: string }
  /** Joins the cell and the next one, if both are of one kind. */
  | { readonly type: 'merged'; readonly cellId: string }
  | { readonly type: 'kind-changed'; readonly cellId: string; readonly kind: Cell['kind'] }
  /** What stands behind `js` on the fence's line. */
  | { readonly type: 'options-changed'; readonly cellId: string; readonly info: string }
  /** Another text of the whole notebook, such as the original; `label` says what was done. */
  | { readonly type: 'replaced'; readonly notebook: Notebook; readonly label: string };

export function structured(state: NotebookState, message: StructureMessage): NotebookState {
  switch (message.type) {
    case 'inserted':
      return inserted(state, message.cells, message.at);
    case 'replaced':
      return replaced(state, message.notebook, message.label);
  }
  const cell = state.cells[message.cellId];
  if (cell === undefined) return state;
  switch (message.type) {
    case 'deleted':
      return spliced(state, 'delete cell', state.order.indexOf(cell.id), [cell.id], []);
    case 'moved':
      return moved(state, cell.id, message.by);
    case 'split':
      return split(state, cell, message.offset, message.newId);
    case 'merged':
      return merged(state, cell);
    case 'kind-changed': {
      if (cell.kind === message.kind) return state;
      const { id, source } = cell;
      const changed =
        message.kind === 'code'
          ? { kind: message.kind, id, source, info: '' }
          : { kind: message.kind, id, source };
      return spliced(state, 'change kind of cell', state.order.indexOf(id), [id], [freshCell(changed)]);
    }
    case 'options-changed':
      if (cell.kind !== 'code' || cell.info === message.info) return state;
      return spliced(
        state,
        'change options of cell',
        state.order.indexOf(cell.id),
        [cell.id],
        [{ ...cell, info: message.info }],
      );
    default:
      return message satisfies never;
  }
}

/** Whether the cell and the one below it can be joined; else why not, in a sentence. */
export function mergeProblem(state: NotebookState, cellId: string): string | undefined {
  const next = state.cells[state.order[state.order.indexOf(cellId) + 1] ?? ''];
  const cell = state.cells[cellId];
  if (cell === undefined || next === undefined) return 'There is no cell below this one to merge with.';
  if (cell.kind === next.kind) return undefined;
  return 'A code cell and a text cell cannot be merged. Change the kind of one of them first.';
}

/** An id that no cell of the notebook has, nor any that could come back. */
export function newCellId({ order, history }: NotebookState): string {
  const known = [
    ...order,
    ...[...history.past, ...history.future].flatMap(({ cells }) => Object.keys(cells)),
  ];
  const numbers = known.map((id) => Number(/^cell-(\d+)$/.exec(id)?.[1] ?? 0));
  return `cell-${Math.max(0, ...numbers) + 1}`;
}

/** Takes the cells `removed`, which stand from `at` on, out of the list and puts others there. */
function spliced(
  state: NotebookState,
  label: string,
  at: number,
  removed: readonly string[],
  put: readonly CellState[],
): NotebookState {
  const ids = put.map(({ id }) => id);
  const kept = Object.entries(state.cells).filter(([id]) => !removed.includes(id));
  const isSameOrder = removed.length === ids.length && removed.every((id, index) => id === ids[index]);
  const after: NotebookState = {
    ...state,
    order: isSameOrder ? state.order : state.order.toSpliced(at, removed.length, ...ids),
    cells: Object.fromEntries([...kept, ...put.map((cell) => [cell.id, cell] as const)]),
  };
  return remembered(state, after, label, new Set([...removed, ...ids]));
}

function inserted(state: NotebookState, cells: readonly Cell[], at: number): NotebookState {
  const taken = cells.find(({ id }) => state.cells[id] !== undefined);
  if (taken !== undefined) throw new Error(`insert: the notebook has a cell “${taken.id}” already.`);
  if (cells.length === 0) return state;
  return spliced(
    state,
    'insert cell',
    Math.min(Math.max(0, at), state.order.length),
    [],
    cells.map(freshCell),
  );
}

function moved(state: NotebookState, cellId: string, by: number): NotebookState {
  const from = state.order.indexOf(cellId);
  const to = Math.min(Math.max(0, from + by), state.order.length - 1);
  if (to === from) return state;
  const order = state.order.toSpliced(from, 1).toSpliced(to, 0, cellId);
  return remembered(state, { ...state, order }, 'move cell', []);
}

/** One line break on either side of the cut goes, as it was what stood between the two. */
function split(state: NotebookState, cell: CellState, offset: number, newId: string): NotebookState {
  const upper = edited(cell, cell.source.slice(0, offset).replace(/\n$/, ''));
  const lower = cell.source.slice(offset).replace(/^\n/, '');
  const { kind } = cell;
  const below: Cell =
    kind === 'code' ? { kind, id: newId, source: lower, info: '' } : { kind, id: newId, source: lower };
  return spliced(state, 'split cell', state.order.indexOf(cell.id), [cell.id], [upper, freshCell(below)]);
}

function merged(state: NotebookState, cell: CellState): NotebookState {
  const at = state.order.indexOf(cell.id);
  const next = state.cells[state.order[at + 1] ?? ''];
  if (next === undefined || mergeProblem(state, cell.id) !== undefined) return state;
  const between = cell.kind === 'code' ? '\n' : '\n\n';
  const source = [cell.source, next.source].filter((part) => part !== '').join(between);
  return spliced(state, 'merge cells', at, [cell.id, next.id], [edited(cell, source)]);
}

/** Cells that go on keep what the kernel knows of them. */
function replaced(state: NotebookState, { frontMatter, cells }: Notebook, label: string): NotebookState {
  const next = cells.map((cell): CellState => {
    const fresh = freshCell(cell);
    const now = state.cells[cell.id];
    return now?.kind === fresh.kind ? { ...edited(now, fresh.source), info: fresh.info } : fresh;
  });
  const after: NotebookState = {
    ...state,
    frontMatter,
    order: next.map(({ id }) => id),
    cells: Object.fromEntries(next.map((cell) => [cell.id, cell])),
  };
  return remembered(state, after, label, new Set([...state.order, ...after.order]));
}
