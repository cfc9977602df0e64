/**
 * One open lesson: its notebook's state, its kernel, and what the buttons do. It lives outside React, so that
 * a training run goes on while the learner looks at another page.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KernelClient, KernelEvent } from '../../kernel/client.ts';
import type { BackendName, KernelOptions } from '../../kernel/protocol.ts';
import type { DetailQuery, VariableDetail } from '../../kernel/variableDetail.ts';
import type { Notebook } from '../../notebook/types.ts';
import type { KeptOutputs } from '../../storage/schema.ts';
import { type MemoryView, memoryTransition, memoryUnseen } from '../inspector/memoryView.ts';
import { type VariablesView, variablesTransition, variablesUnseen } from '../inspector/variablesView.ts';
import { type KernelView, kernelTransition, kernelUnseen, type NoticeStay } from '../kernel/kernelView.ts';
import { NotAgreed } from '../opening/trustGate.ts';
import { type Analyse, createAnalysis } from './analysis.ts';
import { type ExpectedTimes, followExpectedTimes } from './expectedTimes.ts';
import { withKeptOutputs } from './keptOutputs.ts';
import { haveSameParts, type NotebookParts, partsOf } from './parts.ts';
import { planRestoring, planStale } from './staleness/plan.ts';
import { followStaleness, type StalenessView } from './staleness/stalenessView.ts';
import { codeCellIds, type NotebookState, openNotebook } from './state.ts';
import type { StructureMessage } from './structure.ts';
import { type NotebookMessage, transition } from './transition.ts';

export interface SessionHost {
  /** Loads the kernel's client; called once, when a kernel is first wanted. */
  readonly connect: () => Promise<KernelClient>;
  /** Loads what finds a cell's names in its text. Without it, they are known from the cell's runs. */
  readonly analyser?: () => Promise<Analyse>;
  readonly options: KernelOptions;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether a kernel may start before anybody wants to run anything; default yes. */
  readonly mayWarmUp?: () => boolean;
  /** Calls back soon, but not more often than the page can draw: floods of output arrive in batches. */
  readonly soon: (task: () => void) => void;
  /** Calls back when the page has nothing more urgent to do; default: `soon`. */
  readonly atLeisure?: (task: () => void) => void;
}

export interface Session {
  readonly notebook: StoreApi<NotebookState>;
  /** The state as it was opened: while it is still this one, nothing has been done. */
  readonly original: NotebookState;
  /** While true, the text stays as it is: another tab edits it. Cells can be run. */
  readonly readOnly: StoreApi<boolean>;
  /** Read out of the text; changes with it. */
  readonly parts: StoreApi<NotebookParts>;
  readonly kernel: StoreApi<KernelView>;
  /** What is stale, what that costs, and whether a run from the top would show the same; a moment behind. */
  readonly staleness: StoreApi<StalenessView>;
  /** How long trainings that are due will take. */
  readonly expected: StoreApi<ExpectedTimes>;
  /** What the kernel has told of the notebook's variables. */
  readonly variables: StoreApi<VariablesView>;
  /** How the kernel has fared since it started. */
  readonly memory: StoreApi<MemoryView>;
  /** The backend that was asked for, which may differ from the one that could be had. */
  readonly backend: StoreApi<BackendName | 'auto'>;
  edit(cellId: string, source: string): void;
  /** As `edit`, by a field of the cell's form. */
  editByForm(cellId: string, source: string): void;
  /** The cell whose form was set last. */
  readonly formSet: StoreApi<{ readonly cellId?: string }>;
  /** Inserts, deletes, moves, splits, merges or replaces cells. */
  restructure(message: StructureMessage): void;
  /** Takes the last change to the list of cells back. */
  undo(): void;
  redo(): void;
  /** Runs one cell; a cell that runs or waits already is left alone. */
  run(cellId: string): void;
  /** Runs all code cells in order; the first failure takes the rest off the queue. */
  runAll(): void;
  /** Runs the code cells among these, in this order. */
  runEach(cellIds: readonly string[]): void;
  /**
   * Runs the stale cells and what they need, in order, and nothing else; with `restoring` also what gives names the values
   * that a run from the top would leave.
   */
  runStale(restoring?: boolean): void;
  clearOutputs(): void;
  interrupt(): void;
  restart(backend?: BackendName | 'auto'): void;
  /** Starts the kernel ahead of the first run, so that the run need not wait for it. */
  warmUp(): void;
  /** Takes variables out of the kernel, and frees what they and the runs of `cellId` alone held: for a deleted cell. */
  forget(names: readonly string[], cellId?: string): void;
  /** Looks closely at a variable; rejects with a plain reason where that cannot be done. */
  inspect(query: DetailQuery): Promise<VariableDetail>;
  closeNotice(id: number): void;
  /** Tells the reader something; what is `passing` leaves by itself after a while. */
  notify(text: string, stay?: NoticeStay): void;
  dispose(): void;
}

/** @param kept outputs of an earlier visit, shown as old */
export function openSession(
  { cells, frontMatter }: Notebook,
  host: SessionHost,
  kept: readonly KeptOutputs[] = [],
): Session {
  const original = withKeptOutputs(openNotebook(cells, frontMatter), kept);
  const readOnly = createStore<boolean>(() => false);
  const notebook = createStore<NotebookState>(() => original);
  const parts = createStore<NotebookParts>(() => partsOf(original));
  notebook.subscribe((after, before) => {
    if (!haveSameParts(before, after)) parts.setState(partsOf(after), true);
  });
  const formSet = createStore<{ readonly cellId?: string }>(() => ({}));
  const atLeisure = host.atLeisure ?? host.soon;
  const staleness = followStaleness(notebook, atLeisure);
  let client: KernelClient | undefined;
  const expectations = followExpectedTimes(notebook, staleness, (cells) => client?.expect(cells));
  const kernel = createStore<KernelView>(() => kernelUnseen);
  const variables = createStore<VariablesView>(() => variablesUnseen);
  const memory = createStore<MemoryView>(() => memoryUnseen);
  const backend = createStore<BackendName | 'auto'>(() => host.options.backend);
  let connecting: Promise<KernelClient> | undefined;
  let disposed = false;
  let waiting: { event: KernelEvent; at: number }[] = [];

  const say = (message: NotebookMessage): void =>
    notebook.setState((state) => transition(state, message), true);
  const change = (message: NotebookMessage): void => {
    if (!readOnly.getState()) say(message);
    else notify('This notebook is edited in another tab. Choose “Edit here” to change it in this one.');
  };
  const notify = (text: string, stay: NoticeStay = 'staying'): void =>
    kernel.setState((view) => kernelTransition(view, { type: 'notice', text, stay }), true);

  const deliver = (): void => {
    const events = waiting;
    waiting = [];
    if (events.length === 0) return;
    notebook.setState(
      (state) =>
        events.reduce((before, { event, at }) => transition(before, { type: 'kernel', event, at }), state),
      true,
    );
    kernel.setState(
      (view) => events.reduce((before, { event }) => kernelTransition(before, event), view),
      true,
    );
    memory.setState(
      (view) => events.reduce((before, { event, at }) => memoryTransition(before, event, at), view),
      true,
    );
    variables.setState(
      (view) => events.reduce((before, { event }) => variablesTransition(before, event), view),
      true,
    );
    for (const { event } of events) expectations.receive(event);
  };
  const receive = (event: KernelEvent): void => {
    waiting.push({ event, at: host.now() });
    // The rest may wait for a frame; what was asked for by a press of a button must show at once.
    if (event.type === 'output' || event.type === 'memory' || event.type === 'variables') {
      if (waiting.length === 1) host.soon(deliver);
    } else deliver();
  };

  const options = (): KernelOptions => ({ ...host.options, backend: backend.getState() });

  /** The client, its kernel started unless it runs already. */
  const started = async (): Promise<KernelClient> => {
    connecting ??= host.connect().then((connected) => {
      connected.subscribe(receive);
      client = connected;
      if (disposed) connected.dispose();
      return connected;
    });
    try {
      const connected = await connecting;
      // A failed start is told by an event; it is not an error of whoever wanted the kernel.
      if (connected.state === 'off' || connected.state === 'failed')
        connected.start(options()).catch(() => undefined);
      return connected;
    } catch (error) {
      connecting = undefined;
      throw error;
    }
  };
  const analysis =
    host.analyser === undefined
      ? undefined
      : createAnalysis(notebook, {
          load: host.analyser,
          soon: atLeisure,
          found: (found) => say({ type: 'analysed', found }),
        });
  const forget = (names: readonly string[], cellId?: string): void => {
    client?.forget(names, cellId);
    say({ type: 'names-forgotten', names });
  };
  // With a cell its variables go, so that no other cell can go on reading them unnoticed.
  notebook.subscribe((after, before) => {
    if (after.order === before.order) return;
    for (const id of before.order) {
      if (after.cells[id] !== undefined) continue;
      const names = [...after.memory].flatMap(([name, { by }]) => (by === id ? [name] : []));
      if (before.cells[id]?.ran !== undefined) forget(names, id);
    }
  });
  const withKernel = (task: (client: KernelClient) => void): void => {
    if (disposed) return;
    // What is about to run has to be known, to tell later what it has left.
    Promise.all([started(), analysis?.ready()]).then(
      ([connected]) => task(connected),
      (error: unknown) => {
        if (error instanceof NotAgreed) return;
        notify(`The kernel could not be loaded (${String(error)}). Check the connection and run again.`);
      },
    );
  };

  const runEach = (ids: readonly string[]): void =>
    withKernel((connected) => {
      deliver();
      analysis?.catchUp();
      for (const id of ids) {
        const cell = notebook.getState().cells[id];
        if (cell?.kind !== 'code' || cell.phase === 'running' || cell.phase === 'queued') continue;
        connected.run(id, cell.source, parts.getState().followUpOf.get(id));
      }
    });

  return {
    notebook,
    original,
    parts,
    kernel,
    staleness,
    expected: expectations.times,
    variables,
    memory,
    backend,
    notify,
    readOnly,
    edit: (cellId, source) => change({ type: 'edited', cellId, source }),
    editByForm(cellId, source) {
      change({ type: 'edited', cellId, source });
      formSet.setState({ cellId }, true);
    },
    formSet,
    restructure: change,
    undo: () => change({ type: 'undone' }),
    redo: () => change({ type: 'redone' }),
    run: (cellId) => runEach([cellId]),
    runAll: () => runEach(codeCellIds(notebook.getState())),
    runEach,
    runStale(restoring = false) {
      analysis?.catchUp();
      const state = notebook.getState();
      const plan = restoring ? planRestoring(state) : planStale(state);
      if (plan.forget.length > 0) forget(plan.forget);
      if (plan.cellIds.length > 0) runEach(plan.cellIds);
    },
    clearOutputs: () => say({ type: 'outputs-cleared' }),
    interrupt: () => client?.interrupt(),
    restart(chosen) {
      if (chosen !== undefined) backend.setState(chosen, true);
      const hadRun = notebook.getState().nextExecution > 1;
      if (client === undefined) return withKernel(() => undefined);
      client.restart(options()).catch(() => undefined);
      if (hadRun)
        notify(
          'The kernel was restarted: its variables are gone. Outputs stay, dimmed, until you run again.',
        );
    },
    forget,
    warmUp() {
      // To look at a text is not to run it.
      void analysis?.ready();
      if (host.mayWarmUp?.() ?? true) withKernel(() => undefined);
    },
    inspect: (query) => client?.inspect(query) ?? Promise.reject(new Error('There is no kernel yet.')),
    closeNotice: (id) =>
      kernel.setState((view) => kernelTransition(view, { type: 'notice-closed', id }), true),
    dispose() {
      disposed = true;
      client?.dispose();
    },
  };
}
