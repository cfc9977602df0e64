import { expect, test } from 'vitest';
import { describeLeak } from '../../../src/app/inspector/LeakNotice.tsx';
import { memoryTransition, memoryUnseen } from '../../../src/app/inspector/memoryView.ts';
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
const play = (...events: KernelEvent[]) => events.reduce(memoryTransition, memoryUnseen);
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
  expect(play(memory(3), ended('a', leak), { type: 'state', state: 'starting' })).toEqual(memoryUnseen);
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
