import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { KernelView } from '../../../../src/app/kernel/kernelView.ts';
import { followModels } from '../../../../src/app/lesson/followModels.ts';
import { planStale } from '../../../../src/app/notebook/staleness/plan.ts';
import { type NotebookState, openNotebook } from '../../../../src/app/notebook/state.ts';
import { transition } from '../../../../src/app/notebook/transition.ts';
import { analyseCell } from '../../../../src/compiler/analyseCell.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A notebook whose diagrams follow; its kernel takes `each` milliseconds for a cell and then the next. */
function opened(sources: Readonly<Record<string, string>>, each = 300) {
  const cells = Object.entries(sources).map(([id, source]) => ({
    kind: 'code' as const,
    id,
    source,
    info: '',
  }));
  const notebook = createStore<NotebookState>(() => openNotebook(cells));
  const kernel = createStore<KernelView>(() => ({ state: 'idle', notices: [] }));
  const ran: string[] = [];
  let runs = 0;
  const event = (change: object): void =>
    // The fields of each event are those of `KernelEvent`.
    notebook.setState((state) => transition(state, { type: 'kernel', event: change as never, at: 0 }), true);
  const found = cells.flatMap(({ id, source }) => {
    const names = analyseCell(source);
    return names === undefined ? [] : [{ cellId: id, source, names }];
  });
  notebook.setState((state) => transition(state, { type: 'analysed', found }), true);

  const run = (cellIds: readonly string[]): void => {
    const queue = cellIds.map((cellId) => ({ cellId, runId: ++runs }));
    for (const queued of queue) event({ type: 'queued', ...queued });
    kernel.setState({ state: 'busy' });
    for (const queued of queue) {
      event({ type: 'started', ...queued });
      vi.advanceTimersByTime(each);
      ran.push(queued.cellId);
      const { defines = [], uses = [] } = analyseCell(sources[queued.cellId] ?? '') ?? {};
      event({ type: 'ended', ...queued, result: { state: 'done', elapsed: each, defines, uses } });
    }
    kernel.setState({ state: 'idle' });
  };
  followModels({ notebook, kernel, run: (cellId) => run([cellId]) });
  return {
    notebook,
    ran,
    run(cellIds: readonly string[] = Object.keys(sources)) {
      ran.length = 0;
      run(cellIds);
      vi.advanceTimersByTime(2_000);
    },
  };
}

const lesson = {
  build: 'const model = tf.sequential();',
  anatomy: "import { anatomy } from 'convbook';\nanatomy(model)",
  train: 'await model.fit(images, labels);',
};

test('after Run all for the second time no diagram is stale, though its network was trained since', () => {
  const { notebook, run, ran } = opened(lesson);
  run();
  run();
  expect(ran).toEqual(['build', 'anatomy', 'train']);
  const state = notebook.getState();
  expect(state.cells.anatomy?.staleReason).toBeUndefined();
  expect(planStale(state).cellIds).toEqual([]);
});

test('a diagram follows the cell that builds its network when that runs alone, and is fresh', () => {
  const { notebook, run, ran } = opened(lesson);
  run();
  run(['build']);
  expect(ran).toEqual(['build', 'anatomy']);
  expect(notebook.getState().cells.anatomy?.staleReason).toBeUndefined();
});

test('layers that a cell below adds leave the diagram above fresh', () => {
  const { notebook, run, ran } = opened({ ...lesson, more: 'model.add(tf.layers.flatten());' });
  run();
  run();
  expect(ran).toEqual(['build', 'anatomy', 'train', 'more']);
  expect(notebook.getState().cells.anatomy?.staleReason).toBeUndefined();
});
