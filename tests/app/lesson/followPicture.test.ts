import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { KernelView } from '../../../src/app/kernel/kernelView.ts';
import { followPicture } from '../../../src/app/lesson/followPicture.ts';
import { type NotebookState, openNotebook, type Phase } from '../../../src/app/notebook/state.ts';
import { createLatestPicture } from '../../../src/widgets/drawing/latestPicture.ts';

const sources = {
  scores: 'model.predict((await drawnImage()).expandDims(0))',
  other: '1 + 1',
};

/** A lesson of two cells whose kernel is in `state`, and the cells that were run. */
function lesson(state: KernelView['state'], phase: Phase) {
  const opened = openNotebook(
    Object.entries(sources).map(([id, source]) => ({ kind: 'code' as const, id, source, info: `id=${id}` })),
  );
  const cells = Object.fromEntries(Object.values(opened.cells).map((cell) => [cell.id, { ...cell, phase }]));
  const kernel = createStore<KernelView>(() => ({ state, notices: [] }));
  const ran: string[] = [];
  const session = {
    kernel,
    notebook: createStore<NotebookState>(() => ({ ...opened, cells })),
    run: (cellId: string) => void ran.push(cellId),
  };
  return { session, kernel, ran };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a picture that changes', () => {
  it('runs the cells again that read it and have run, once for many small changes', () => {
    const { session, ran } = lesson('idle', 'done');
    const picture = createLatestPicture();
    followPicture(session, picture);
    for (const tone of [1, 2, 3]) {
      picture.set(new Uint8Array(784).fill(tone));
      vi.advanceTimersByTime(100);
    }
    expect(ran).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(ran).toEqual(['scores']);
  });

  it('runs nothing that the reader has not run', () => {
    const { session, ran } = lesson('idle', 'idle');
    const picture = createLatestPicture();
    followPicture(session, picture);
    picture.set(new Uint8Array(784));
    vi.advanceTimersByTime(1000);
    expect(ran).toEqual([]);
  });

  it('waits while the kernel is busy', () => {
    const { session, kernel, ran } = lesson('busy', 'done');
    const picture = createLatestPicture();
    followPicture(session, picture);
    picture.set(new Uint8Array(784));
    vi.advanceTimersByTime(2000);
    expect(ran).toEqual([]);
    kernel.setState({ state: 'idle' });
    vi.advanceTimersByTime(1000);
    expect(ran).toEqual(['scores']);
  });

  it('is let go of when the lesson is left', () => {
    const { session, ran } = lesson('idle', 'done');
    const picture = createLatestPicture();
    const stop = followPicture(session, picture);
    picture.set(new Uint8Array(784));
    stop();
    vi.advanceTimersByTime(1000);
    expect(ran).toEqual([]);
  });
});
