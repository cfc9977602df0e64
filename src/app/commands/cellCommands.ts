/** Commands on the selected cell. */
import { cellOptions, withOption } from '../../notebook/cellOptions.ts';
import type { Cell } from '../../notebook/types.ts';
import { documentCell } from '../notebook/document.ts';
import type { CellState } from '../notebook/state.ts';
import { mergeProblem, newCellId } from '../notebook/structure.ts';
import type { Command, CommandContext } from './command.ts';

/** The selected cell's state. */
function selected({ session, cells }: CommandContext): CellState | undefined {
  const id = cells.current.getState();
  return id === undefined ? undefined : session.notebook.getState().cells[id];
}

function noSelection(context: CommandContext): string | undefined {
  return selected(context) === undefined ? 'No cell is selected.' : undefined;
}

/** A cell that the kernel is busy with must not vanish under it. */
function busyProblem(context: CommandContext): string | undefined {
  const cell = selected(context);
  if (cell?.phase !== 'running' && cell?.phase !== 'queued') return noSelection(context);
  return `The cell is ${cell.phase}. Stop it first.`;
}

/** Selects the nearest cell above (−1) or below (1) that is on the page. */
function selectBeside({ session, cells }: CommandContext, step: 1 | -1): void {
  const { order } = session.notebook.getState();
  const from = order.indexOf(cells.current.getState() ?? '');
  const beyond = step === 1 ? order.slice(from + 1) : order.slice(0, Math.max(0, from)).reverse();
  const next = beyond.find(cells.has);
  if (next !== undefined) cells.select(next);
}

/** Puts a new cell above (0) or below (1) the selected one and opens it. */
export function insertCell(context: CommandContext, kind: Cell['kind'], place: 0 | 1): void {
  const { session, cells } = context;
  const state = session.notebook.getState();
  const at = state.order.indexOf(cells.current.getState() ?? '');
  const id = newCellId(state);
  const cell: Cell = kind === 'code' ? { kind, id, source: '', info: '' } : { kind, id, source: '' };
  session.restructure({ type: 'inserted', cells: [cell], at: at === -1 ? state.order.length : at + place });
  cells.edit(id);
}

/** What was cut or copied, for as long as the page is open. */
let clipboard: Cell | undefined;

function copy(context: CommandContext): void {
  clipboard = documentCell(selected(context));
  // A copy in the system's clipboard as well, for other programs; where that is forbidden, ours is enough.
  if (clipboard !== undefined) navigator.clipboard?.writeText(clipboard.source).catch(() => undefined);
}

function remove(context: CommandContext): void {
  const { cells } = context;
  const cellId = cells.current.getState();
  if (cellId === undefined) return;
  const { order } = context.session.notebook.getState();
  const at = order.indexOf(cellId);
  const next = order.slice(at + 1).find(cells.has) ?? order.slice(0, at).findLast(cells.has);
  context.session.restructure({ type: 'deleted', cellId });
  if (next !== undefined) cells.select(next);
}

function paste({ session, cells }: CommandContext, place: 0 | 1): void {
  if (clipboard === undefined) return;
  const state = session.notebook.getState();
  const at = state.order.indexOf(cells.current.getState() ?? '') + place;
  const id = newCellId(state);
  const cell =
    clipboard.kind === 'code'
      ? { ...clipboard, id, info: withOption(clipboard.info, 'id', false) }
      : { ...clipboard, id };
  session.restructure({ type: 'inserted', cells: [cell], at });
  cells.select(id);
}

function changeKind(context: CommandContext, kind: Cell['kind']): void {
  const cellId = context.cells.current.getState();
  if (cellId === undefined) return;
  context.session.restructure({ type: 'kind-changed', cellId, kind });
  context.cells.select(cellId);
}

export function isFolded({ kind, info }: Pick<CellState, 'kind' | 'info'>): boolean {
  return kind === 'code' && cellOptions({ kind, id: '', source: '', info }).has('folded');
}

function move(context: CommandContext, by: 1 | -1): void {
  const cellId = context.cells.current.getState();
  if (cellId === undefined) return;
  context.session.restructure({ type: 'moved', cellId, by });
  context.cells.select(cellId);
}

const common = { section: 'Cells', scope: 'selected', problem: noSelection } as const;

export const cellCommands: readonly Command[] = [
  {
    ...common,
    id: 'edit-cell',
    title: 'Edit cell',
    keys: ['Enter'],
    run: ({ cells }) => cells.edit(cells.current.getState() ?? ''),
  },
  {
    ...common,
    id: 'select-above',
    title: 'Select cell above',
    keys: ['ArrowUp', 'K'],
    run: (context) => selectBeside(context, -1),
  },
  {
    ...common,
    id: 'select-below',
    title: 'Select cell below',
    keys: ['ArrowDown', 'J'],
    run: (context) => selectBeside(context, 1),
  },
  {
    ...common,
    id: 'insert-above',
    title: 'Insert code cell above',
    keys: ['A'],
    run: (context) => insertCell(context, 'code', 0),
  },
  {
    ...common,
    id: 'insert-below',
    title: 'Insert code cell below',
    keys: ['B'],
    run: (context) => insertCell(context, 'code', 1),
  },
  {
    ...common,
    id: 'insert-text',
    title: 'Insert text cell below',
    keys: ['T'],
    run: (context) => insertCell(context, 'markdown', 1),
  },
  {
    ...common,
    id: 'delete',
    title: 'Delete cell',
    keys: ['D D', 'Delete'],
    problem: busyProblem,
    run: remove,
  },
  {
    ...common,
    id: 'undo',
    title: 'Undo the last change of cells',
    keys: ['Z'],
    problem: ({ session }) =>
      session.notebook.getState().history.past.length === 0 ? 'There is nothing to undo.' : undefined,
    run: ({ session }) => session.undo(),
  },
  {
    ...common,
    id: 'redo',
    title: 'Redo the change of cells',
    keys: ['Shift+Z'],
    problem: ({ session }) =>
      session.notebook.getState().history.future.length === 0 ? 'There is nothing to redo.' : undefined,
    run: ({ session }) => session.redo(),
  },
  {
    ...common,
    id: 'move-up',
    title: 'Move cell up',
    keys: ['Mod+Shift+ArrowUp'],
    run: (context) => move(context, -1),
  },
  {
    ...common,
    id: 'move-down',
    title: 'Move cell down',
    keys: ['Mod+Shift+ArrowDown'],
    run: (context) => move(context, 1),
  },
  {
    ...common,
    id: 'cut',
    title: 'Cut cell',
    keys: ['X'],
    problem: busyProblem,
    run(context) {
      copy(context);
      remove(context);
    },
  },
  { ...common, id: 'copy', title: 'Copy cell', keys: ['C'], run: copy },
  {
    ...common,
    id: 'paste',
    title: 'Paste cell below',
    keys: ['V'],
    problem: () => (clipboard === undefined ? 'No cell has been cut or copied.' : undefined),
    run: (context) => paste(context, 1),
  },
  {
    ...common,
    id: 'paste-above',
    title: 'Paste cell above',
    keys: ['Shift+V'],
    problem: () => (clipboard === undefined ? 'No cell has been cut or copied.' : undefined),
    run: (context) => paste(context, 0),
  },
  {
    ...common,
    id: 'split',
    title: 'Split cell at the cursor',
    keys: ['Mod+Shift+-', 'Mod+_'],
    scope: 'anywhere',
    run(context) {
      const cell = selected(context);
      if (cell === undefined) return;
      const newId = newCellId(context.session.notebook.getState());
      const offset = context.cells.cursor(cell.id) ?? cell.source.length;
      context.session.restructure({ type: 'split', cellId: cell.id, offset, newId });
      context.cells.edit(newId);
    },
  },
  {
    ...common,
    id: 'merge',
    title: 'Merge with cell below',
    keys: ['Shift+M'],
    problem: (context) =>
      busyProblem(context) ??
      mergeProblem(context.session.notebook.getState(), context.cells.current.getState() ?? ''),
    run(context) {
      const cellId = context.cells.current.getState();
      if (cellId !== undefined) context.session.restructure({ type: 'merged', cellId });
    },
  },
  {
    ...common,
    id: 'to-code',
    title: 'Change to code',
    keys: ['Y'],
    problem: busyProblem,
    run: (context) => changeKind(context, 'code'),
  },
  {
    ...common,
    id: 'to-text',
    title: 'Change to text',
    keys: ['M'],
    problem: busyProblem,
    run: (context) => changeKind(context, 'markdown'),
  },
  {
    ...common,
    id: 'fold',
    title: 'Fold or unfold cell',
    option: { title: 'Folded', isOn: isFolded },
    keys: ['O'],
    problem: (context) =>
      selected(context)?.kind === 'markdown' ? 'Only code cells can be folded.' : noSelection(context),
    run(context) {
      const cell = selected(context);
      if (cell === undefined) return;
      const info = withOption(cell.info, 'folded', !isFolded(cell));
      context.session.restructure({ type: 'options-changed', cellId: cell.id, info });
    },
  },
];
