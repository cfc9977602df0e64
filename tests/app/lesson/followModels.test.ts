import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { KernelView } from '../../../src/app/kernel/kernelView.ts';
import { followModels } from '../../../src/app/lesson/followModels.ts';
import { type NotebookState, openNotebook, type Phase } from '../../../src/app/notebook/state.ts';

const cells = {
  build: { source: 'const model = tf.sequential()', defines: ['model'], uses: [] },
  add: { source: 'model.add(tf.layers.flatten())', defines: [], uses: ['model'] },
  train: { source: 'await model.fit(x, y)', defines: [], uses: ['model'] },
  count: { source: 'const images = 3', defines: ['images'], uses: [] },
  diagram: { source: "import { anatomy } from 'convbook';\n\nanatomy(model)", defines: [], uses: ['model'] },
  every: { source: 'anatomy()', defines: [], uses: ['anatomy'] },
  both: { source: 'const other = make(); anatomy(model)', defines: ['other'], uses: ['model'] },
};
type Name = keyof typeof cells;

/** A lesson whose diagrams are in `phase`, and the cells that were run again. */
function lesson(state: KernelView['state'], phase: Phase) {
  const opened = openNotebook(
    Object.entries(cells).map(([id, { source }]) => ({
      kind: 'code' as const,
      id,
      source,
      info: `id=${id}`,
    })),
  );
  const notebook = createStore<NotebookState>(() => opened);
  const kernel = createStore<KernelView>(() => ({ state, notices: [] }));
  const ran: string[] = [];
  const put = (id: Name, next: Phase) =>
    notebook.setState(({ cells: before }) => {
      const cell = before[id];
      if (cell === undefined) throw new Error(`no cell ${id}`);
      const { defines, uses } = cells[id];
      return { cells: { ...before, [id]: { ...cell, phase: next, ranSource: cell.source, defines, uses } } };
    });
  for (const id of ['diagram', 'every', 'both'] as const) put(id, phase);
  const stop = followModels({ kernel, notebook, run: (cellId) => void ran.push(cellId) });
  const run = (id: Name) => {
    put(id, 'running');
    put(id, 'done');
    vi.advanceTimersByTime(1000);
  };
  return { kernel, notebook, ran, run, stop };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a diagram of the networks', () => {
  it.each(['build', 'add'] as const)('is drawn again after `%s`, which changes its network', (id) => {
    const { run, ran } = lesson('idle', 'done');
    run(id);
    expect(ran).toContain('diagram');
  });

  it('is left alone after a run that leaves its network as it was', () => {
    const { run, ran } = lesson('idle', 'done');
    run('train');
    run('count');
    expect(ran).not.toContain('diagram');
  });

  it('of all networks is drawn again after anything was defined', () => {
    const { run, ran } = lesson('idle', 'done');
    run('count');
    expect(ran).toEqual(['every']);
  });

  it('in a cell that also builds something is left alone: running it would build that anew', () => {
    const { run, ran } = lesson('idle', 'done');
    run('build');
    expect(ran).not.toContain('both');
  });

  it('is not drawn again because of itself, which would never end', () => {
    const { run, ran } = lesson('idle', 'done');
    run('diagram');
    expect(ran).toEqual([]);
  });

  it('is not drawn before the reader has asked for it', () => {
    const { run, ran } = lesson('idle', 'idle');
    run('build');
    expect(ran).toEqual([]);
  });

  it('waits while the kernel is busy, and is drawn once', () => {
    const { run, kernel, ran } = lesson('busy', 'done');
    run('build');
    run('build');
    expect(ran).toEqual([]);
    kernel.setState({ state: 'idle' });
    vi.advanceTimersByTime(1000);
    expect(ran).toEqual(['diagram', 'every']);
  });

  it('is not drawn for an edit that has not been run', () => {
    const { notebook, run, ran } = lesson('idle', 'done');
    notebook.setState(({ cells: before }) => {
      const { diagram } = before;
      return diagram === undefined
        ? {}
        : { cells: { ...before, diagram: { ...diagram, source: 'anatomy(other)' } } };
    });
    run('build');
    expect(ran).toEqual(['every']);
  });

  it('is let go of when the lesson is left', () => {
    const { run, stop, ran } = lesson('idle', 'done');
    stop();
    run('build');
    expect(ran).toEqual([]);
  });
});
