import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { CellStatus } from '../../../src/app/cells/CellStatus.tsx';
import { SessionContext, useNotebook } from '../../../src/app/lesson/SessionContext.ts';
import { openSession, type Session } from '../../../src/app/notebook/session.ts';
import { transition } from '../../../src/app/notebook/transition.ts';
import { ReproducibleMark } from '../../../src/app/staleness/ReproducibleMark.tsx';
import { RunStale } from '../../../src/app/staleness/RunStale.tsx';
import { analyseCell } from '../../../src/compiler/analyseCell.ts';
import type { KernelEvent } from '../../../src/kernel/client.ts';
import '../../../src/app/styles/base.css';
import '../../../src/app/styles/tokens.css';

let runs = 0;

/** What the kernel tells of a run of the cell, all at once. */
function ran(session: Session, cellId: string, elapsed = 20): void {
  runs += 1;
  const result = { state: 'done' as const, elapsed, defines: [], uses: [] };
  const events: KernelEvent[] = [
    { type: 'queued', cellId, runId: runs },
    { type: 'started', cellId, runId: runs },
    { type: 'ended', cellId, runId: runs, result },
  ];
  for (const event of events)
    session.notebook.setState((state) => transition(state, { type: 'kernel', event, at: 0 }), true);
}

/** Three cells that have run, the second a training of 41 s; the texts are analysed by the real analyser. */
async function opened(): Promise<Session> {
  const sources = {
    settings: 'const rate = 1;',
    train: 'const history = await makeModel(rate).fit(data)',
    draw: 'plot(history)',
  };
  const session = openSession(
    {
      frontMatter: '',
      cells: Object.entries(sources).map(([id, source]) => ({ kind: 'code', id, source, info: '' })),
    },
    {
      connect: () => Promise.reject(new Error('Nothing is run here.')),
      analyser: () => Promise.resolve(analyseCell),
      options: { backend: 'auto', reductions: {} },
      now: () => 0,
      soon: (task) => queueMicrotask(task),
    },
  );
  session.warmUp();
  await expect.poll(() => session.notebook.getState().cells.draw?.known).toBeDefined();
  for (const id of Object.keys(sources)) ran(session, id, id === 'train' ? 41_000 : 20);
  const Status = ({ id }: { readonly id: string }) => {
    const cell = useNotebook((state) => state.cells[id]);
    return cell === undefined ? null : <CellStatus cell={cell} />;
  };
  render(
    <SessionContext value={session}>
      <RunStale />
      <ReproducibleMark />
      <Status id="train" />
    </SessionContext>,
  );
  return session;
}

afterEach(() => cleanup());

test('a fresh notebook carries the mark, and there is nothing to run', async () => {
  await opened();
  await expect.element(page.getByRole('button', { name: 'Reproducible', exact: true })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Run stale' })).toBeDisabled();
});

test('after an edit, Run stale says what it would run and how long; the training cell too; the mark says why', async () => {
  const session = await opened();
  session.edit('settings', 'const rate = 2;');
  const button = page.getByRole('button', { name: 'Run stale 3 · about 40 s' });
  await expect.element(button).toBeEnabled();
  await expect.element(button).toHaveTextContent('Run stale 3 · about 40 s');
  expect(button.element().getAttribute('title')).toMatch(/in order: settings, train, draw; about 40 s/);
  await expect.element(page.getByText('stale: rate changed since it ran')).toBeVisible();
  await expect.element(page.getByText('training: about 40 s, from its last run')).toBeVisible();
  // Where the kernel can tell more exactly, it has the word.
  session.expected.setState(new Map([['train', 130_000]]), true);
  await expect.element(page.getByText('training: about 2 min', { exact: true })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Run stale 3 · about 2 min' })).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Not reproducible' }));
  await expect.element(page.getByText('draw is stale: reads history, which is stale.')).toBeVisible();
  expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations).toEqual([]);
});

test('a deleted cell takes its names out of the page’s memory of the kernel', async () => {
  const session = await opened();
  session.restructure({ type: 'deleted', cellId: 'train' });
  expect([...session.notebook.getState().memory.keys()]).toEqual(['rate']);
  expect(session.notebook.getState().cells.draw?.staleReason).toBe('history was defined by a deleted cell');
});
