import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { CellFocusContext, createCellFocus } from '../../../src/app/cells/focusCell.ts';
import { Inspector } from '../../../src/app/inspector/Inspector.tsx';
import '../../../src/app/lesson/lesson.css';
import { SessionContext } from '../../../src/app/lesson/SessionContext.ts';
import { openSession } from '../../../src/app/notebook/session.ts';
import '../../../src/app/styles/base.css';
import '../../../src/app/styles/tokens.css';
import type { KernelClient, KernelEvent } from '../../../src/kernel/client.ts';
import type { DetailQuery, VariableDetail } from '../../../src/kernel/variableDetail.ts';
import type { Variable } from '../../../src/kernel/variables.ts';

/** A kernel that says what the test tells it, and answers what it is asked when the test answers. */
function tellingKernel() {
  const listeners = new Set<(event: KernelEvent) => void>();
  const asked: {
    query: DetailQuery;
    answer: (detail: VariableDetail) => void;
    refuse: (reason: string) => void;
  }[] = [];
  const never = () => Promise.reject(new Error('The test does not do this.'));
  const client: KernelClient = {
    state: 'idle',
    device: undefined,
    start: never,
    restart: never,
    run: () => 1,
    expect: () => undefined,
    forget: () => undefined,
    inspect: (query) =>
      new Promise((resolve, reject) => {
        asked.push({ query, answer: resolve, refuse: (reason) => reject(new Error(reason)) });
      }),
    cancelQueued: () => undefined,
    interrupt: () => undefined,
    dispose: () => undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    client,
    asked,
    tell: (event: KernelEvent) => {
      for (const listener of listeners) listener(event);
    },
  };
}

const images: Variable = {
  name: 'images',
  kind: 'tensor',
  type: 'Tensor',
  shape: [20, 28, 28, 1],
  dtype: 'float32',
  bytes: 62_720,
  tensors: 1,
  cellId: 'load',
  preview: '',
};

async function open(...variables: Variable[]) {
  const kernel = tellingKernel();
  const session = openSession(
    { frontMatter: '', cells: [] },
    {
      connect: () => Promise.resolve(kernel.client),
      options: { backend: 'auto', reductions: {} },
      now: () => 0,
      soon: (task) => task(),
    },
  );
  const focus = createCellFocus();
  const went: string[] = [];
  focus.register('load', {
    select: () => went.push('load'),
    edit: () => undefined,
    goTo: () => undefined,
    cursor: () => undefined,
  });
  render(
    <SessionContext value={session}>
      <CellFocusContext value={focus}>
        <aside className="side-panel right" style={{ width: 264 }} data-open="true" aria-label="Inspector">
          <Inspector chosen={() => went.push('chosen')} />
        </aside>
      </CellFocusContext>
    </SessionContext>,
  );
  session.warmUp();
  await new Promise((resolve) => setTimeout(resolve));
  kernel.tell({ type: 'variables', changes: { changed: variables, removed: [], total: variables.length } });
  return { ...kernel, went };
}

const row = (name: string) => page.getByRole('button', { name, exact: true });
const numbers: VariableDetail = {
  statistics: {
    looked: 15_680,
    size: 15_680,
    zeros: 7_840,
    notNumbers: 3,
    infinite: 0,
    finite: { minimum: 0, maximum: 1, mean: 0.25, bins: [10, 5, 1] },
  },
  page: { shape: [20, 28, 28, 1], at: [0, 0, 0, 0], rowAxis: 1, columnAxis: 2, rows: [[0.5, Number.NaN]] },
  outputs: [],
};

afterEach(() => cleanup());

describe('the list', () => {
  test('says that there is none before anything has run', async () => {
    await open();
    await expect.element(page.getByText(/None yet/)).toBeVisible();
  });

  test('names type, shape and size, and goes to the cell', async () => {
    const { went } = await open(images);
    await expect
      .element(page.getByRole('row', { name: /images/ }))
      .toHaveTextContent('imagesfloat32 [20, 28, 28, 1]63 kBload');
    await page.getByRole('button', { name: 'Go to cell load' }).click();
    expect(went).toEqual(['chosen', 'load']);
  });

  test('of many can be filtered and sorted', async () => {
    const many = Array.from(
      { length: 12 },
      (_, index): Variable => ({
        name: `v${index}`,
        kind: 'value',
        type: 'number',
        preview: String(index),
      }),
    );
    await open(...many, images);
    await page.getByRole('searchbox').fill('float32');
    await expect.element(row('images')).toBeVisible();
    expect(row('v3').query()).toBeNull();
    await page.getByRole('searchbox').fill('nothing like it');
    await expect.element(page.getByText(/No variable matches/)).toBeVisible();
  });
});

describe('a close look', () => {
  test('asks the kernel, shows what it answers, flags NaN, and gives the focus back', async () => {
    const { asked } = await open(images);
    await row('images').click();
    await expect.element(page.getByRole('heading', { name: 'images' })).toHaveFocus();
    await expect.element(page.getByRole('status')).toHaveTextContent('Reading…');
    expect(asked.at(-1)?.query).toEqual({ name: 'images', at: [] });
    asked.at(-1)?.answer(numbers);
    await expect.element(page.getByRole('img', { name: /Histogram from 0 to 1/ })).toBeVisible();
    await expect.element(page.getByText('50 %')).toBeVisible();
    await expect.element(page.getByText('⚠ NaN')).toBeVisible();
    const { violations } = await axe.run(document.querySelector('aside') ?? document.body);
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await userEvent.click(page.getByRole('button', { name: 'Variables', exact: true }));
    await expect.element(row('images')).toHaveFocus();
  });

  test('moves along an axis, and keeps what it shows until the answer comes', async () => {
    const { asked } = await open(images);
    await row('images').click();
    asked.at(-1)?.answer(numbers);
    await page.getByRole('button', { name: 'Later axis 0' }).click();
    expect(asked.at(-1)?.query.at).toEqual([1, 0, 0, 0]);
    await expect.element(page.getByRole('cell', { name: '0.5' })).toBeVisible();
    await page.getByRole('spinbutton', { name: /Position along axis 0/ }).fill('99');
    expect(asked.at(-1)?.query.at).toEqual([19, 0, 0, 0]);
  });

  test('asks again after each run, and an answer that comes too late changes nothing', async () => {
    const { asked, tell } = await open(images);
    await row('images').click();
    tell({ type: 'memory', memory: { tensors: 5, bytes: 5 } });
    await expect.poll(() => asked.length).toBe(2);
    asked[1]?.answer(numbers);
    await expect.element(page.getByText('50 %')).toBeVisible();
    asked[0]?.answer({ outputs: [{ mime: 'text/plain', text: 'too late' }] });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(page.getByText('too late').query()).toBeNull();
  });

  test('says so when the variable cannot be read, and when it waits for a running cell', async () => {
    const { asked, tell } = await open(images);
    tell({ type: 'state', state: 'busy' });
    await row('images').click();
    await expect.element(page.getByRole('status')).toHaveTextContent(/Waits until the running cell/);
    asked.at(-1)?.refuse('There is no variable images any more.');
    await expect.element(page.getByRole('status')).toHaveTextContent('There is no variable images any more.');
  });
});
