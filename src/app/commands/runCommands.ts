/** Commands that run cells, and those on the kernel and the page. */
import { codeCellIds } from '../notebook/state.ts';
import { insertCell } from './cellCommands.ts';
import type { Command, CommandContext } from './command.ts';

function noSelection({ session, cells }: CommandContext): string | undefined {
  const id = cells.current.getState() ?? '';
  return session.notebook.getState().cells[id] === undefined ? 'No cell is selected.' : undefined;
}

function runSelected({ session, cells }: CommandContext): void {
  const id = cells.current.getState();
  if (id !== undefined) session.run(id);
}

/** Runs the selected cell and selects the next; below the last one a new cell is opened, as there is nowhere to go. */
function runAndGoOn(context: CommandContext): void {
  const { session, cells } = context;
  runSelected(context);
  const { order } = session.notebook.getState();
  const next = order.slice(order.indexOf(cells.current.getState() ?? '') + 1).find(cells.has);
  if (next === undefined) insertCell(context, 'code', 1);
  else cells.select(next);
}

export const runCommands: readonly Command[] = [
  {
    id: 'run',
    title: 'Run cell',
    section: 'Run',
    keys: ['Mod+Enter'],
    scope: 'selected',
    problem: noSelection,
    run: runSelected,
  },
  {
    id: 'run-and-go-on',
    title: 'Run cell and go on to the next',
    section: 'Run',
    keys: ['Shift+Enter'],
    scope: 'selected',
    problem: noSelection,
    run: runAndGoOn,
  },
  {
    id: 'run-and-insert',
    title: 'Run cell and insert one below',
    section: 'Run',
    keys: ['Alt+Enter'],
    scope: 'selected',
    problem: noSelection,
    run(context) {
      runSelected(context);
      insertCell(context, 'code', 1);
    },
  },
  {
    id: 'run-all',
    title: 'Run all cells',
    section: 'Run',
    scope: 'anywhere',
    run: ({ session }) => session.runAll(),
  },
  {
    id: 'run-stale',
    title: 'Run stale cells and what they need',
    section: 'Run',
    keys: ['Mod+Shift+Enter'],
    scope: 'anywhere',
    problem: ({ session }) =>
      session.staleness.getState().plan.cellIds.length > 0 ? undefined : 'No cell is stale.',
    run: ({ session }) => session.runStale(),
  },
  {
    id: 'run-above',
    title: 'Run all cells above',
    section: 'Run',
    scope: 'anywhere',
    problem: noSelection,
    run({ session, cells }) {
      const state = session.notebook.getState();
      const above = state.order.slice(0, state.order.indexOf(cells.current.getState() ?? ''));
      session.runEach(codeCellIds(state).filter((id) => above.includes(id)));
    },
  },
  {
    id: 'run-from-here',
    title: 'Run this cell and all below',
    section: 'Run',
    scope: 'anywhere',
    problem: noSelection,
    run({ session, cells }) {
      const state = session.notebook.getState();
      const below = state.order.slice(state.order.indexOf(cells.current.getState() ?? ''));
      session.runEach(codeCellIds(state).filter((id) => below.includes(id)));
    },
  },
  {
    id: 'clear-outputs',
    title: 'Clear outputs',
    section: 'Run',
    scope: 'anywhere',
    run: ({ session }) => session.clearOutputs(),
  },
  {
    id: 'interrupt',
    title: 'Interrupt',
    section: 'Kernel',
    keys: ['I I'],
    scope: 'selected',
    problem: ({ session }) =>
      session.kernel.getState().state === 'busy' ? undefined : 'Nothing is running.',
    run: ({ session }) => session.interrupt(),
  },
  {
    id: 'restart',
    title: 'Restart kernel',
    section: 'Kernel',
    keys: ['0 0'],
    scope: 'selected',
    run: ({ session }) => session.restart(),
  },
  {
    id: 'restart-and-run-all',
    title: 'Restart kernel and run all cells',
    section: 'Kernel',
    scope: 'anywhere',
    run({ session }) {
      session.restart();
      session.runAll();
    },
  },
];

export const viewCommands: readonly Command[] = [
  {
    id: 'palette',
    title: 'Show all commands',
    section: 'View',
    keys: ['Mod+Shift+P', 'P'],
    scope: 'anywhere',
    run: ({ open }) => open('palette'),
  },
  {
    id: 'keys',
    title: 'Show keyboard shortcuts',
    section: 'View',
    keys: ['H', '?'],
    scope: 'selected',
    run: ({ open }) => open('keys'),
  },
  {
    id: 'contents',
    title: 'Show or hide the contents',
    section: 'View',
    scope: 'anywhere',
    run: ({ open }) => open('contents'),
  },
  {
    id: 'inspector',
    title: 'Show or hide memory and machine',
    section: 'View',
    scope: 'anywhere',
    run: ({ open }) => open('inspector'),
  },
  {
    id: 'own-files',
    title: 'Use my own Fashion-MNIST files…',
    section: 'View',
    scope: 'anywhere',
    run: ({ open }) => open('own-files'),
  },
];
