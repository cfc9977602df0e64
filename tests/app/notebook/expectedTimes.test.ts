import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { followExpectedTimes } from '../../../src/app/notebook/expectedTimes.ts';
import { viewOf } from '../../../src/app/notebook/staleness/stalenessView.ts';
import { openNotebook } from '../../../src/app/notebook/state.ts';
import { transition } from '../../../src/app/notebook/transition.ts';
import { analyseCell } from '../../../src/compiler/analyseCell.ts';
import type { KernelEvent } from '../../../src/kernel/transitions.ts';

const sources = { build: 'const model = make()', train: 'await model.fit(1, 2)' };

function opened() {
  const cells = Object.entries(sources).map(([id, source]) => ({
    kind: 'code' as const,
    id,
    source,
    info: '',
  }));
  const found = Object.entries(sources).map(([cellId, source]) => {
    const names = analyseCell(source);
    return { cellId, source, ...(names === undefined ? {} : { names }) };
  });
  const notebook = createStore(() => transition(openNotebook(cells, ''), { type: 'analysed', found }));
  const staleness = createStore(() => viewOf(notebook.getState()));
  const asked: string[][] = [];
  const { times, receive } = followExpectedTimes(notebook, staleness, (due) =>
    asked.push(due.map(({ cellId, source }) => `${cellId}: ${source}`)),
  );
  const say = (event: KernelEvent) => {
    notebook.setState((state) => transition(state, { type: 'kernel', event, at: 0 }), true);
    receive(event);
    staleness.setState(viewOf(notebook.getState()), true);
  };
  return { asked, times, receive, say };
}

const device = { backend: 'wasm', threads: 1, reason: '', candidates: [] } as const;

describe('the expected times of trainings', () => {
  it('are asked for before the first run, and once more where the backend is another', () => {
    const { asked, receive, times } = opened();
    receive({ type: 'device', device });
    receive({ type: 'device', device: { ...device, backend: 'cpu' } });
    expect(asked).toEqual([['train: await model.fit(1, 2)'], ['train: await model.fit(1, 2)']]);
    receive({ type: 'expected', times: [{ cellId: 'train', seconds: 42 }] });
    expect(times.getState()).toEqual(new Map([['train', 42_000]]));
    receive({ type: 'state', state: 'starting' });
    expect(times.getState().size).toBe(0);
  });

  it('are not wanted of a training that has run and follows from the code', () => {
    const { asked, receive, say, times } = opened();
    receive({ type: 'expected', times: [{ cellId: 'train', seconds: 42 }] });
    for (const [i, cellId] of Object.keys(sources).entries()) {
      asked.length = 0;
      say({ type: 'queued', cellId, runId: i });
      say({ type: 'started', cellId, runId: i });
      const names = { defines: i === 0 ? ['model'] : [], uses: i === 0 ? [] : ['model'] };
      say({
        type: 'ended',
        cellId,
        runId: i,
        result: { state: 'done' as const, elapsed: 40_000, ...names },
      });
    }
    expect(asked).toEqual([]);
    expect(times.getState().size).toBe(0);
  });
});
