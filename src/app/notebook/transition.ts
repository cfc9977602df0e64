/**
 * What happens to a notebook on the page, as pure functions of (state, message): the learner edits, rearranges and
 * clears, the kernel reports. Nothing here knows React, the kernel itself or the clock.
 */
import type { KernelEvent } from '../../kernel/client.ts';
import type { RunResult } from '../../kernel/protocol.ts';
import { edited, forgotten, without } from './cellChanges.ts';
import { redone, undone } from './history.ts';
import type { KnownNames } from './staleness/knownNames.ts';
import { afterRun, effectsIn, inputsIn } from './staleness/memory.ts';
import { namesOfSource, plainNames, withKnownNames } from './staleness/namesOf.ts';
import { withReasons } from './staleness.ts';
import type { CellState, NotebookState, Phase } from './state.ts';
import { type StructureMessage, structured } from './structure.ts';

export type NotebookMessage =
  | { readonly type: 'edited'; readonly cellId: string; readonly source: string }
  | { readonly type: 'outputs-cleared' }
  /** What was found in the texts of cells. */
  | { readonly type: 'analysed'; readonly found: readonly (KnownNames & { readonly cellId: string })[] }
  /** Names that were taken out of the kernel. */
  | { readonly type: 'names-forgotten'; readonly names: readonly string[] }
  | StructureMessage
  | { readonly type: 'undone' }
  | { readonly type: 'redone' }
  /** `at` is when the event came, in milliseconds since 1970. */
  | { readonly type: 'kernel'; readonly event: KernelEvent; readonly at: number };

export function transition(state: NotebookState, message: NotebookMessage): NotebookState {
  const changed = changedBy(state, message);
  return changed !== state && bearsOnStaleness(message) ? withReasons(changed) : changed;
}

function bearsOnStaleness(message: NotebookMessage): boolean {
  if (message.type !== 'kernel') return message.type !== 'outputs-cleared';
  return message.event.type === 'ended' || message.event.type === 'state';
}

function changedBy(state: NotebookState, message: NotebookMessage): NotebookState {
  switch (message.type) {
    case 'edited':
      return changeCell(state, message.cellId, (cell) => edited(cell, message.source));
    case 'outputs-cleared':
      return changeEach(state, (cell) => (cell.outputs.length === 0 ? cell : { ...cell, outputs: [] }));
    case 'analysed':
      return message.found.reduce(
        (before, { cellId, ...found }) => changeCell(before, cellId, (cell) => withKnownNames(cell, found)),
        state,
      );
    case 'names-forgotten':
      return {
        ...state,
        memory: new Map([...state.memory].filter(([name]) => !message.names.includes(name))),
      };
    case 'kernel':
      return reported(state, message.event, message.at);
    case 'undone':
      return undone(state);
    case 'redone':
      return redone(state);
    case 'inserted':
    case 'deleted':
    case 'moved':
    case 'split':
    case 'merged':
    case 'kind-changed':
    case 'options-changed':
    case 'replaced':
      return structured(state, message);
    default:
      return message satisfies never;
  }
}

function reported(state: NotebookState, event: KernelEvent, at: number): NotebookState {
  switch (event.type) {
    case 'queued':
      return changeCell(state, event.cellId, (cell) => queued(cell, event.runId));
    case 'cancelled':
      return changeCell(state, event.cellId, (cell) => cancelled(cell, event.runId));
    case 'started':
      return started(state, event.cellId, event.runId, at);
    case 'output':
      return changeRun(state, event, (cell) => withOutput(cell, event));
    case 'clear':
      return changeRun(state, event, (cell) => ({ ...cell, outputs: [], outputsAreOld: false }));
    case 'ended':
      return ended(state, event, at);
    case 'notice': {
      const { cellId, text } = event;
      return cellId === undefined ? state : changeCell(state, cellId, (cell) => ({ ...cell, notice: text }));
    }
    case 'state':
      // A kernel that starts is a new one: no variable is left of what ran before, if anything did.
      return event.state === 'starting' && state.nextExecution > 1
        ? { ...changeEach(state, forgotten), nextExecution: 1, memory: new Map() }
        : state;
    case 'device':
    case 'memory':
    case 'variables':
    case 'expected':
      return state;
    default:
      return event satisfies never;
  }
}

function queued(cell: CellState, runId: number): CellState {
  return { ...without(cell, 'notice'), phase: 'queued', waiting: { runId, source: cell.source } };
}

/** A cell taken out of the queue looks as it did before it was put in. */
function cancelled(cell: CellState, runId: number): CellState {
  if (cell.waiting?.runId !== runId) return cell;
  return { ...without(cell, 'waiting'), phase: cell.lastPhase ?? 'idle' };
}

function started(state: NotebookState, cellId: string, runId: number, at: number): NotebookState {
  if (state.cells[cellId]?.waiting?.runId !== runId) return state;
  const execution = state.nextExecution;
  const next = changeCell(state, cellId, (cell) => {
    const ranSource = cell.waiting?.source ?? cell.source;
    return {
      ...without(cell, 'waiting', 'elapsed', 'staleReason'),
      phase: 'running',
      runId,
      execution,
      startedAt: at,
      ranSource,
      outputsAreOld: cell.outputs.length > 0,
    };
  });
  return { ...next, nextExecution: execution + 1 };
}

function withOutput(cell: CellState, event: Extract<KernelEvent, { type: 'output' }>): CellState {
  const { runId, displayId, output } = event;
  const outputs = cell.outputsAreOld ? [] : cell.outputs;
  const place = outputs.findIndex((other) => other.runId === runId && other.displayId === displayId);
  const shown = { runId, displayId, output };
  return {
    ...cell,
    outputsAreOld: false,
    outputs: place === -1 ? [...outputs, shown] : outputs.with(place, shown),
  };
}

const phaseOfResult: Record<RunResult['state'], Phase> = {
  done: 'done',
  failed: 'error',
  interrupted: 'stopped',
};

function ended(
  before: NotebookState,
  event: Extract<KernelEvent, { type: 'ended' }>,
  at: number,
): NotebookState {
  const { cellId, runId, result } = event;
  const isUnheard = before.cells[cellId]?.waiting?.runId === runId;
  // Lost with its worker before it could say that it began: it never ran.
  if (isUnheard && result.state === 'interrupted') {
    return changeCell(before, cellId, (cell) => cancelled(cell, runId));
  }
  const state = isUnheard ? started(before, cellId, runId, at) : before;
  if (state.cells[cellId]?.runId !== runId) return state;
  const phase = phaseOfResult[result.state];
  const settled = changeCell(state, cellId, (cell) => {
    const { cases, outcomes } = result;
    return {
      ...without(cell, 'cases', 'outcomes'),
      ...(cases === undefined ? {} : { cases }),
      ...(outcomes === undefined ? {} : { outcomes }),
      phase,
      lastPhase: phase,
      elapsed: result.elapsed,
      defines: result.defines,
      uses: result.uses,
      // A run without outputs takes the old ones away only now, so that nothing jumps twice.
      outputs: cell.outputsAreOld ? [] : cell.outputs,
      outputsAreOld: false,
    };
  });
  return remembered(settled, cellId, result);
}

/** Notes what the run read, and what it left in the kernel's names. Also what failed or was stopped may have left much. */
function remembered(state: NotebookState, cellId: string, result: RunResult): NotebookState {
  const cell = state.cells[cellId];
  if (cell?.ranSource === undefined) return state;
  const known = cell.known?.some(({ source, names }) => source === cell.ranSource && names !== undefined);
  const names =
    known === true ? namesOfSource(cell, cell.ranSource) : plainNames(result.defines, result.uses);
  const effects = effectsIn(state.memory, names);
  const version = `run ${cell.runId}`;
  const ran = { version, inputs: inputsIn(state.memory, effects) };
  return {
    ...changeCell(state, cellId, (before) => ({ ...before, ran })),
    memory: afterRun(state.memory, cellId, names, effects, version),
  };
}

function changeRun(
  state: NotebookState,
  { cellId, runId }: { readonly cellId: string; readonly runId: number },
  change: (cell: CellState) => CellState,
): NotebookState {
  return state.cells[cellId]?.runId === runId ? changeCell(state, cellId, change) : state;
}

function changeCell(state: NotebookState, id: string, change: (cell: CellState) => CellState): NotebookState {
  const cell = state.cells[id];
  return cell === undefined ? state : { ...state, cells: { ...state.cells, [id]: change(cell) } };
}

function changeEach(state: NotebookState, change: (cell: CellState) => CellState): NotebookState {
  const cells = Object.entries(state.cells).map(([id, cell]) => [id, change(cell)] as const);
  return { ...state, cells: Object.fromEntries(cells) };
}
