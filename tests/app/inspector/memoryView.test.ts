import { expect, test } from 'vitest';
import { describeLeak } from '../../../src/app/inspector/LeakNotice.tsx';
import { memoryTransition, memoryUnseen } from '../../../src/app/inspector/memoryView.ts';
import { formatUptime } from '../../../src/app/inspector/Uptime.tsx';
import type { KernelEvent } from '../../../src/kernel/client.ts';
import type { Leak } from '../../../src/kernel/protocol.ts';

const memory = (tensors: number): KernelEvent => ({
  type: 'memory',
  memory: { tensors, bytes: 4 * tensors },
});
const ended = (cellId: string, leak?: Leak): KernelEvent => ({
  type: 'ended',
  cellId,
  runId: 1,
  result: { state: 'done', elapsed: 1, defines: [], uses: [], ...(leak === undefined ? {} : { leak }) },
});
const play = (...events: KernelEvent[]) =>
  events.reduce((view, event) => memoryTransition(view, event, 5_000), memoryUnseen);
const leak: Leak = { kind: 'unreachable', tensors: 1200, bytes: 4800 };

test('the history keeps the last 60 runs', () => {
  const { history } = play(...Array.from({ length: 70 }, (_, run) => memory(run)));
  expect(history).toHaveLength(60);
  expect([history[0]?.tensors, history.at(-1)?.tensors]).toEqual([10, 69]);
});

test('a leak is told of its cell until a run of it has none', () => {
  expect(play(ended('a', leak), ended('b')).leaks.get('a')).toEqual(leak);
  expect(play(ended('a', leak), ended('a')).leaks.size).toBe(0);
});

test('a new kernel has no past', () => {
  expect(play(memory(3), ended('a', leak), { type: 'state', state: 'starting' })).toEqual({
    ...memoryUnseen,
    since: 5_000,
  });
});

test('a leak is told in words, with what to do', () => {
  expect(describeLeak(leak)).toEqual({
    what: 'This run left 1,200 tensors (4.8 kB) that no variable holds.',
    advice: expect.stringContaining('tf.tidy'),
  });
  expect(describeLeak({ kind: 'growing', tensors: 1, bytes: 4 }).what).toBe(
    'Each run of this cell keeps 1 tensor (4 B) more.',
  );
});

test('the last error is told with the cell that it lies in', () => {
  const error = { mime: 'application/vnd.convbook.error+json', name: 'TypeError', message: 'no' } as const;
  const shown = (cellId?: string): KernelEvent => ({
    type: 'output',
    cellId: 'b',
    runId: 1,
    displayId: 1,
    output: { ...error, ...(cellId === undefined ? {} : { cellId, line: 3 }) },
  });
  expect(play(shown()).lastError).toMatchObject({ cellId: 'b' });
  expect(play(shown(), shown('a')).lastError).toMatchObject({ cellId: 'a', error: { line: 3 } });
});

test.each([
  [-5, '0 s'],
  [40_000, '40 s'],
  [125_000, '2 min'],
  [2 * 3_600_000 + 5 * 60_000, '2 h 5 min'],
])('%i ms up are %s', (milliseconds, text) => {
  expect(formatUptime(milliseconds)).toBe(text);
});
