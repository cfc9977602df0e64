/**
 * How the kernel's state follows from what happens, as pure functions: (state, action) → state and events.
 * The client (`client.ts`) does the talking; this file alone decides what runs, waits, ends or is dropped.
 */
import type { Output } from '../notebook/output.ts';
import type { Device, ExpectedTime, FollowUp, Memory, RunResult } from './protocol.ts';
import type { VariableChanges } from './variables.ts';

/** 'off' before the first start; 'failed' when it could not start or had to be stopped. */
export type KernelState = 'off' | 'starting' | 'idle' | 'busy' | 'interrupting' | 'failed';

export interface Run {
  readonly runId: number;
  readonly cellId: string;
  readonly source: string;
  readonly followUp?: FollowUp;
}

export interface Kernel {
  readonly state: KernelState;
  readonly queue: readonly Run[];
  readonly running: (Run & { readonly since: number }) | undefined;
}

export type KernelEvent =
  | { readonly type: 'state'; readonly state: KernelState }
  | { readonly type: 'device'; readonly device: Device }
  | { readonly type: 'queued'; readonly cellId: string; readonly runId: number }
  /** A queued run that will not start: cancelled, or the run before it failed, or a restart. */
  | { readonly type: 'cancelled'; readonly cellId: string; readonly runId: number }
  | { readonly type: 'started'; readonly cellId: string; readonly runId: number }
  /** Shows an output; a second one with the same run and `displayId` replaces the first. */
  | {
      readonly type: 'output';
      readonly cellId: string;
      readonly runId: number;
      readonly displayId: number;
      readonly output: Output;
    }
  | { readonly type: 'clear'; readonly cellId: string; readonly runId: number }
  | { readonly type: 'ended'; readonly cellId: string; readonly runId: number; readonly result: RunResult }
  | { readonly type: 'memory'; readonly memory: Memory }
  | { readonly type: 'variables'; readonly changes: VariableChanges }
  /** How long cells would train if they ran now; of the others it cannot be told. */
  | { readonly type: 'expected'; readonly times: readonly ExpectedTime[] }
  /** One sentence for the user, about a cell where `cellId` is given. */
  | { readonly type: 'notice'; readonly text: string; readonly cellId?: string };

export type KernelAction =
  /** A worker is being started; what an earlier one was doing is lost. */
  | { readonly type: 'start'; readonly now: number }
  | { readonly type: 'ready' }
  | { readonly type: 'fail'; readonly now: number }
  | { readonly type: 'enqueue'; readonly run: Run }
  | { readonly type: 'dispatch'; readonly now: number }
  | { readonly type: 'cancel-queued' }
  | { readonly type: 'interrupt' }
  | { readonly type: 'end'; readonly runId: number; readonly result: RunResult }
  | { readonly type: 'switch-off'; readonly now: number };

export interface Step {
  readonly kernel: Kernel;
  readonly events: readonly KernelEvent[];
}

export const offKernel: Kernel = { state: 'off', queue: [], running: undefined };

/** What follows from `action`; an action that makes no sense in this state changes nothing. */
export function step(kernel: Kernel, action: KernelAction): Step {
  switch (action.type) {
    case 'start':
      return lost(kernel, 'starting', action.now);
    case 'fail':
      return lost(kernel, 'failed', action.now);
    case 'switch-off':
      return lost(kernel, 'off', action.now);
    case 'ready':
      return kernel.state === 'starting' ? entered({ ...kernel, state: 'idle' }) : same(kernel);
    case 'enqueue': {
      const { runId, cellId } = action.run;
      return {
        kernel: { ...kernel, queue: [...kernel.queue, action.run] },
        events: [{ type: 'queued', cellId, runId }],
      };
    }
    case 'dispatch': {
      const [next, ...queue] = kernel.queue;
      if (kernel.state !== 'idle' || next === undefined) return same(kernel);
      return entered({ state: 'busy', queue, running: { ...next, since: action.now } });
    }
    case 'cancel-queued':
      return { kernel: { ...kernel, queue: [] }, events: cancelled(kernel.queue) };
    case 'interrupt':
      return kernel.state === 'busy' ? entered({ ...kernel, state: 'interrupting' }) : same(kernel);
    case 'end': {
      const { running } = kernel;
      if (running === undefined || running.runId !== action.runId) return same(kernel);
      // What follows was queued in the belief that this run would succeed.
      const queue = action.result.state === 'done' ? kernel.queue : [];
      return {
        kernel: { state: 'idle', queue, running: undefined },
        events: [
          { type: 'ended', cellId: running.cellId, runId: running.runId, result: action.result },
          ...(queue === kernel.queue ? [] : cancelled(kernel.queue)),
          { type: 'state', state: 'idle' },
        ],
      };
    }
  }
}

function same(kernel: Kernel): Step {
  return { kernel, events: [] };
}

function entered(kernel: Kernel): Step {
  return { kernel, events: [{ type: 'state', state: kernel.state }] };
}

function cancelled(runs: readonly Run[]): KernelEvent[] {
  return runs.map(({ cellId, runId }) => ({ type: 'cancelled', cellId, runId }));
}

/** The worker is gone: the run that was on ends as interrupted. A first start keeps what was queued for it. */
function lost(kernel: Kernel, state: KernelState, now: number): Step {
  const events: KernelEvent[] = [];
  const { running } = kernel;
  if (running !== undefined) {
    const result: RunResult = { state: 'interrupted', elapsed: now - running.since, defines: [], uses: [] };
    events.push({ type: 'ended', cellId: running.cellId, runId: running.runId, result });
  }
  const keepsQueue = state === 'starting' && kernel.state === 'off';
  if (!keepsQueue) events.push(...cancelled(kernel.queue));
  events.push({ type: 'state', state });
  return { kernel: { state, queue: keepsQueue ? kernel.queue : [], running: undefined }, events };
}
