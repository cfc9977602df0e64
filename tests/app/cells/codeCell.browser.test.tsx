import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { CodeCell } from '../../../src/app/cells/CodeCell.tsx';
import { CellFocusContext, createCellFocus } from '../../../src/app/cells/focusCell.ts';
import { SessionContext } from '../../../src/app/lesson/SessionContext.ts';
import { openSession, type Session } from '../../../src/app/notebook/session.ts';
import type { KernelClient, KernelEvent } from '../../../src/kernel/client.ts';
import { type Kernel, type KernelAction, offKernel, step } from '../../../src/kernel/transitions.ts';

/**
 * A kernel without a worker: the real queue of `transitions.ts`, whose runs end when the test says so. What is
 * tested is the cell; the real kernel has tests of its own.
 */
function quietKernel() {
  const listeners = new Set<(event: KernelEvent) => void>();
  let kernel: Kernel = { ...offKernel, state: 'idle' };
  let runs = 0;
  const sources: string[] = [];
  const act = (action: KernelAction): void => {
    const next = step(kernel, action);
    kernel = next.kernel;
    for (const event of next.events) for (const listener of listeners) listener(event);
  };
  const begin = (): void => {
    if (kernel.state !== 'idle') return;
    act({ type: 'dispatch', now: 0 });
    const { running } = kernel;
    if (running === undefined) return;
    sources.push(running.source);
    for (const listener of listeners)
      listener({ type: 'started', cellId: running.cellId, runId: running.runId });
  };
  const client: KernelClient = {
    get state() {
      return kernel.state;
    },
    device: undefined,
    start: () => Promise.reject(new Error('The test never starts a kernel.')),
    restart: () => Promise.reject(new Error('The test never restarts a kernel.')),
    run(cellId, source) {
      runs += 1;
      act({ type: 'enqueue', run: { runId: runs, cellId, source } });
      begin();
      return runs;
    },
    expect: () => undefined,
    forget: () => undefined,
    inspect: () => Promise.reject(new Error('not asked here')),
    cancelQueued: () => act({ type: 'cancel-queued' }),
    interrupt: () => end('interrupted'),
    dispose: () => undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const end = (state: 'done' | 'failed' | 'interrupted'): void => {
    const runId = kernel.running?.runId;
    if (runId === undefined) throw new Error('Nothing runs that could end.');
    act({ type: 'end', runId, result: { state, elapsed: 730, defines: [], uses: ['model'] } });
    begin();
  };
  return { client, end, sources };
}

function renderCells(...sources: string[]) {
  const kernel = quietKernel();
  const session: Session = openSession(
    {
      frontMatter: '',
      cells: sources.map((source, index) => ({ kind: 'code', id: `c${index + 1}`, source, info: '' })),
    },
    {
      connect: () => Promise.resolve(kernel.client),
      options: { backend: 'auto', reductions: {} },
      now: () => Date.now(),
      soon: (task) => queueMicrotask(task),
    },
  );
  render(
    <SessionContext value={session}>
      <CellFocusContext value={createCellFocus()}>
        {sources.map((source, index) => (
          <CodeCell key={source} id={`c${index + 1}`} />
        ))}
      </CellFocusContext>
    </SessionContext>,
  );
  return { kernel, session };
}

const cell = (id: string) => page.getByRole('article', { name: `Code cell ${id}` });
const editor = (id: string) => page.getByRole('textbox', { name: new RegExp(`Code of cell ${id}`) });
const stateOf = (id: string) => expect.element(cell(id));

afterEach(() => cleanup());

test('Ctrl+Enter runs what was typed, and the focus stays', async () => {
  const { kernel } = renderCells('1', '2');
  await userEvent.click(editor('c1'));
  await userEvent.keyboard('{End} + 41');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await stateOf('c1').toHaveAttribute('data-cell-state', 'running');
  expect(kernel.sources).toEqual(['1 + 41']);
  await expect.element(editor('c1')).toHaveFocus();
  kernel.end('done');
  await stateOf('c1').toHaveAttribute('data-cell-state', 'done');
  await expect.element(cell('c1')).toHaveTextContent(/done0\.7 s\[1\]uses model/);
});

test('Shift+Enter runs and goes on to the next code cell', async () => {
  const { kernel } = renderCells('1', '2');
  await userEvent.click(editor('c1'));
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  await expect.element(editor('c2')).toHaveFocus();
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  await stateOf('c2').toHaveAttribute('data-cell-state', 'queued');
  kernel.end('done');
  await stateOf('c2').toHaveAttribute('data-cell-state', 'running');
  expect(kernel.sources).toEqual(['1', '2']);
});

test('Tab indents in the editor, Escape and then Tab leaves it', async () => {
  const { session } = renderCells('1', '2');
  await userEvent.click(editor('c1'));
  await userEvent.keyboard('{Home}{Tab}');
  expect(session.notebook.getState().cells.c1?.source).toBe('  1');
  await expect.element(editor('c1')).toHaveFocus();
  await userEvent.keyboard('{Escape}{Tab}');
  await expect.element(editor('c1')).not.toHaveFocus();
});

test('an edit after the run makes the cell stale and says why; undo takes that back', async () => {
  const { kernel } = renderCells('1');
  await userEvent.click(editor('c1'));
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await stateOf('c1').toHaveAttribute('data-cell-state', 'running');
  kernel.end('done');
  await stateOf('c1').toHaveAttribute('data-cell-state', 'done');
  await userEvent.keyboard('{End}0');
  await stateOf('c1').toHaveAttribute('data-cell-state', 'stale');
  await expect.element(cell('c1').getByText('stale: edited since it ran')).toBeVisible();
  await userEvent.keyboard('{Control>}z{/Control}');
  await stateOf('c1').toHaveAttribute('data-cell-state', 'done');
});

test('the round button runs the cell, and stops it while it runs', async () => {
  renderCells('1');
  await userEvent.click(cell('c1').getByRole('button', { name: 'Run cell' }));
  await userEvent.click(cell('c1').getByRole('button', { name: 'Stop cell' }));
  await stateOf('c1').toHaveAttribute('data-cell-state', 'stale');
  await expect.element(cell('c1').getByText('stopped before its end')).toBeVisible();
});

test('Run from here queues the rest, and a failure takes it off the queue', async () => {
  const { kernel } = renderCells('1', '2', '3');
  await userEvent.click(cell('c2').getByRole('button', { name: 'Run from here' }));
  await stateOf('c3').toHaveAttribute('data-cell-state', 'queued');
  kernel.end('failed');
  await stateOf('c2').toHaveAttribute('data-cell-state', 'error');
  await stateOf('c3').toHaveAttribute('data-cell-state', 'idle');
  await stateOf('c1').toHaveAttribute('data-cell-state', 'idle');
});
