import { describe, expect, test } from 'vitest';
import {
  describeKernel,
  formatMegabytes,
  type KernelViewMessage,
  kernelTransition,
  kernelUnseen,
} from '../../../src/app/kernel/kernelView.ts';
import type { Device } from '../../../src/kernel/protocol.ts';

const wasm: Device = { backend: 'wasm', threads: 2, reason: 'No GPU.', candidates: [] };
const play = (...messages: KernelViewMessage[]) => messages.reduce(kernelTransition, kernelUnseen);

describe('describeKernel', () => {
  test('names backend, threads and memory once they are known', () => {
    const view = play(
      { type: 'state', state: 'idle' },
      { type: 'device', device: wasm },
      { type: 'memory', memory: { tensors: 48, bytes: 41_200_000 } },
    );
    expect(describeKernel(view)).toEqual(['WASM', '2 threads', '41 MB']);
  });

  test('says thread of one, and nothing of threads on a GPU', () => {
    const on = (device: Device) =>
      describeKernel(play({ type: 'state', state: 'idle' }, { type: 'device', device }));
    expect(on({ ...wasm, threads: 1 })).toEqual(['WASM', '1 thread']);
    expect(on({ ...wasm, backend: 'webgpu', threads: 1 })).toEqual(['WebGPU']);
  });

  test('says what happens where no device is known', () => {
    expect(describeKernel(kernelUnseen)).toEqual(['Kernel off']);
    expect(describeKernel(play({ type: 'state', state: 'failed' }))).toEqual(['Kernel failed']);
  });
});

test('a new kernel holds no tensors', () => {
  const view = play(
    { type: 'memory', memory: { tensors: 48, bytes: 9 } },
    { type: 'state', state: 'starting' },
  );
  expect(view.memory).toEqual({ tensors: 0, bytes: 0 });
});

describe('notices', () => {
  test('are put away when the next cell runs', () => {
    const view = play({ type: 'notice', text: 'a' }, { type: 'started', cellId: 'x', runId: 1 });
    expect(view.notices).toEqual([]);
  });

  test('that repeat are shown once, and the oldest make room', () => {
    const texts = ['a', 'b', 'a', 'c', 'd'].map((text): KernelViewMessage => ({ type: 'notice', text }));
    expect(play(...texts).notices.map(({ text }) => text)).toEqual(['a', 'c', 'd']);
  });

  test('are put away one by one', () => {
    const view = play({ type: 'notice', text: 'a' }, { type: 'notice', text: 'b' });
    const [first] = view.notices;
    if (first === undefined) throw new Error('The notice is missing.');
    expect(
      kernelTransition(view, { type: 'notice-closed', id: first.id }).notices.map(({ text }) => text),
    ).toEqual(['b']);
  });
});

test.each([
  [0, '0 MB'],
  [4, '0.1 MB'],
  [400_000, '0.4 MB'],
  [9_960_000, '10.0 MB'],
  [41_200_000, '41 MB'],
  [1_234_000_000, '1,234 MB'],
])('%d bytes read %s', (bytes, text) => {
  expect(formatMegabytes(bytes)).toBe(text);
});
