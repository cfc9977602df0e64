import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../src/kernel/protocol.ts';
import {
  type Kernel,
  type KernelAction,
  type KernelEvent,
  offKernel,
  step,
} from '../../src/kernel/transitions.ts';

function play(
  actions: readonly KernelAction[],
  from: Kernel = offKernel,
): { kernel: Kernel; events: KernelEvent[] } {
  let kernel = from;
  const events: KernelEvent[] = [];
  for (const action of actions) {
    const next = step(kernel, action);
    kernel = next.kernel;
    events.push(...next.events);
  }
  return { kernel, events };
}

const enqueue = (runId: number, cellId: string): KernelAction => ({
  type: 'enqueue',
  run: { runId, cellId, source: '1' },
});
const done: RunResult = { state: 'done', elapsed: 5, defines: [], uses: [] };
const up: KernelAction[] = [{ type: 'start', now: 0 }, { type: 'ready' }];
const dispatch: KernelAction = { type: 'dispatch', now: 10 };

describe('the kernel', () => {
  test('is off, starting, idle', () => {
    expect(play(up).events).toEqual([
      { type: 'state', state: 'starting' },
      { type: 'state', state: 'idle' },
    ]);
  });

  test('runs one cell at a time, in the order they were queued', () => {
    const { kernel } = play([...up, enqueue(1, 'a'), enqueue(2, 'b'), dispatch, dispatch]);
    expect(kernel.running?.runId).toBe(1);
    expect(kernel.queue.map(({ runId }) => runId)).toEqual([2]);
    const next = play([{ type: 'end', runId: 1, result: done }, dispatch], kernel);
    expect(next.kernel.running?.runId).toBe(2);
  });

  test('keeps what was queued before its first start', () => {
    const { kernel } = play([enqueue(1, 'a'), ...up, dispatch]);
    expect(kernel.state).toBe('busy');
    expect(kernel.running?.cellId).toBe('a');
  });

  test('takes the rest out of the queue when a run fails or is interrupted', () => {
    for (const state of ['failed', 'interrupted'] as const) {
      const { kernel, events } = play([
        ...up,
        enqueue(1, 'a'),
        enqueue(2, 'b'),
        dispatch,
        { type: 'end', runId: 1, result: { ...done, state } },
      ]);
      expect(kernel).toEqual({ state: 'idle', queue: [], running: undefined });
      expect(events).toContainEqual({ type: 'cancelled', cellId: 'b', runId: 2 });
    }
  });

  test('ignores the end of a run that is not on', () => {
    const { kernel } = play([...up, enqueue(1, 'a'), dispatch]);
    expect(step(kernel, { type: 'end', runId: 7, result: done })).toEqual({ kernel, events: [] });
  });

  test('ends the running cell as interrupted when the worker is restarted, with the time it took', () => {
    const { events, kernel } = play([
      ...up,
      enqueue(1, 'a'),
      enqueue(2, 'b'),
      dispatch,
      { type: 'start', now: 35 },
    ]);
    expect(events.slice(-3)).toEqual([
      {
        type: 'ended',
        cellId: 'a',
        runId: 1,
        result: { state: 'interrupted', elapsed: 25, defines: [], uses: [] },
      },
      { type: 'cancelled', cellId: 'b', runId: 2 },
      { type: 'state', state: 'starting' },
    ]);
    expect(kernel.running).toBeUndefined();
  });

  test('can be interrupted only while it is busy', () => {
    expect(play([...up, { type: 'interrupt' }]).kernel.state).toBe('idle');
    expect(play([...up, enqueue(1, 'a'), dispatch, { type: 'interrupt' }]).kernel.state).toBe('interrupting');
  });

  test('that failed to start is not made ready by a late message', () => {
    const { kernel } = play([{ type: 'start', now: 0 }, { type: 'fail', now: 1 }, { type: 'ready' }]);
    expect(kernel.state).toBe('failed');
  });
});
