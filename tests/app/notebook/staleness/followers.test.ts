import { expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { kernelUnseen } from '../../../../src/app/kernel/kernelView.ts';
import { followChanges } from '../../../../src/app/lesson/followChanges.ts';
import { followersToRun } from '../../../../src/app/notebook/staleness/followers.ts';
import { type NotebookState, openNotebook } from '../../../../src/app/notebook/state.ts';
import { type NotebookMessage, transition } from '../../../../src/app/notebook/transition.ts';
import { analyseCell } from '../../../../src/compiler/analyseCell.ts';

let runs = 0;

function say(state: NotebookState, message: NotebookMessage): NotebookState {
  const next = transition(state, message);
  const found = Object.values(next.cells).flatMap(({ id, source }) => {
    const names = analyseCell(source);
    return names === undefined ? [] : [{ cellId: id, source, names }];
  });
  return transition(next, { type: 'analysed', found });
}

function ran(state: NotebookState, cellId: string, elapsed = 20): NotebookState {
  runs += 1;
  const result = { state: 'done' as const, elapsed, defines: [], uses: [] };
  const steps = [
    { type: 'queued' as const, cellId, runId: runs },
    { type: 'started' as const, cellId, runId: runs },
    { type: 'ended' as const, cellId, runId: runs, result },
  ];
  return steps.reduce((before, event) => say(before, { type: 'kernel', event, at: 0 }), state);
}

/** Settings, a training on them, a slow cell, and pictures of both that follow. */
function opened(): NotebookState {
  const cell = (id: string, source: string, info = '') => ({ kind: 'code' as const, id, source, info });
  let state = openNotebook([
    cell('settings', 'const rate = 1; const width = 2;', 'follow'),
    cell('train', 'await model.fit(data, { rate }); const score = rate', 'follow'),
    cell('slow', 'const big = slowly(width);'),
    cell('draw', 'plot(width)', 'follow'),
    cell('draw-score', 'plot(score)', 'follow'),
    cell('draw-big', 'plot(big)', 'follow'),
    cell('stays', 'plot(width)'),
  ]);
  for (const id of state.order) state = ran(state, id, id === 'slow' ? 4_000 : 20);
  return state;
}
const edit = (state: NotebookState, source: string) =>
  say(state, { type: 'edited', cellId: 'settings', source });

test('cheap followers of what a form has set run, with what they need, and no others', () => {
  const state = edit(opened(), 'const rate = 1; const width = 3;');
  expect(followersToRun(state, 'settings')).toEqual(['settings', 'draw']);
});

test('a cell that trains never runs by itself, nor what would need it or a slow cell', () => {
  const state = edit(opened(), 'const rate = 5; const width = 2;');
  expect(followersToRun(state, 'settings')).toEqual(['settings']);
});

test('code that is just being typed does not run by itself', () => {
  expect(followersToRun(edit(opened(), 'const rate = 1; const width = 3;'))).toEqual([]);
});

test('a form that was set runs its followers once, when the kernel is idle', async () => {
  const notebook = createStore<NotebookState>(() => edit(opened(), 'const rate = 1; const width = 3;'));
  const kernel = createStore(() => ({ ...kernelUnseen, state: 'busy' as 'busy' | 'idle' }));
  const formSet = createStore<{ readonly cellId?: string }>(() => ({}));
  const asked: string[][] = [];
  const stop = followChanges({
    notebook,
    kernel,
    formSet,
    runEach(ids) {
      asked.push([...ids]);
      for (const id of ids) notebook.setState((state) => ran(state, id), true);
    },
  });
  formSet.setState({ cellId: 'settings' }, true);
  formSet.setState({ cellId: 'settings' }, true);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(asked).toEqual([]);
  kernel.setState({ state: 'idle' });
  await expect.poll(() => asked).toEqual([['settings', 'draw']]);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(asked).toHaveLength(1);
  stop();
});
