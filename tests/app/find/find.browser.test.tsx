import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { CellList } from '../../../src/app/cells/CellList.tsx';
import { CellFocusContext, createCellFocus } from '../../../src/app/cells/focusCell.ts';
import type { CommandContext } from '../../../src/app/commands/command.ts';
import { commands } from '../../../src/app/commands/commandList.ts';
import { listenToKeys } from '../../../src/app/commands/shortcuts.ts';
import { type FindHandle, FindHost } from '../../../src/app/find/FindHost.tsx';
import { SessionContext } from '../../../src/app/lesson/SessionContext.ts';
import { openSession, type Session } from '../../../src/app/notebook/session.ts';
import type { Cell } from '../../../src/notebook/types.ts';
import '../../../src/app/styles/base.css';
import '../../../src/app/styles/tokens.css';
import { noKernel } from '../notebook/noKernel.ts';

const cells: readonly Cell[] = [
  { kind: 'markdown', id: 'text', source: 'The **model** learns, as [others](https://a.example/lens) do.' },
  { kind: 'code', id: 'one', source: 'const model = 1;\nmodel', info: '' },
  { kind: 'code', id: 'two', source: 'const   list=[ 1,2 ]', info: '' },
];

let stop = (): void => undefined;
afterEach(() => {
  stop();
  return cleanup();
});

async function openPage(shown: readonly Cell[] = cells): Promise<Session> {
  const session = openSession({ frontMatter: '', cells: shown }, noKernel);
  const focus = createCellFocus('one');
  const find: { current: FindHandle | null } = { current: null };
  const context: CommandContext = {
    session,
    cells: focus,
    open(what) {
      if (what === 'find' || what === 'replace') find.current?.open(what);
    },
  };
  stop = listenToKeys(document, commands, context, () => performance.now());
  await render(
    <SessionContext value={session}>
      <CellFocusContext value={focus}>
        <main id="main">
          <CellList />
        </main>
        <FindHost ref={find} />
      </CellFocusContext>
    </SessionContext>,
  );
  await userEvent.click(editor('one'));
  return session;
}

const editor = (id: string) => page.getByRole('textbox', { name: new RegExp(`^Code of cell ${id}\\.`) });
const field = () => page.getByRole('textbox', { name: 'Find', exact: true });
const count = () => page.getByRole('status').filter({ hasText: /of|match|text/ });
const sourceOf = ({ notebook }: Session, id: string) => notebook.getState().cells[id]?.source;
/** The texts that are marked outside of editors. */
const highlighted = (name: string) => [...(CSS.highlights.get(name) ?? [])].map(String);
const marks = () => document.querySelectorAll('.find-match').length;

// The first of this file: the panel is not loaded yet.
test('letters right behind Ctrl+F are looked for and are no commands, also before the panel is loaded', async () => {
  const session = await openPage();
  await userEvent.keyboard('{Escape}');
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true }),
  );
  await Promise.resolve();
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Find');
  await userEvent.keyboard('tdd');
  await expect.element(page.getByRole('button', { name: 'Close find' })).toBeVisible();
  await userEvent.keyboard('x');
  await expect.element(field()).toHaveValue('tddx');
  expect(session.notebook.getState().order).toEqual(['text', 'one', 'two']);
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('article', { name: 'Code cell one' })).toHaveFocus();
});

test('Ctrl+F finds in text and code, Enter goes on, Escape closes and gives the focus back', async () => {
  await openPage();
  await userEvent.keyboard('{Control>}f{/Control}');
  await expect.element(field()).toHaveFocus();
  await userEvent.keyboard('model');
  await expect.element(count()).toHaveTextContent('1 of 3');
  await expect.poll(marks).toBe(2);
  await expect.poll(() => highlighted('find-current')).toEqual(['model']);
  await userEvent.keyboard('{Enter}');
  await expect.element(count()).toHaveTextContent('2 of 3');
  await expect.poll(() => document.querySelector('.find-current')?.textContent).toBe('model');
  await expect.poll(() => highlighted('find-current')).toEqual([]);
  await expect.poll(() => highlighted('find-match')).toEqual(['model']);
  await userEvent.keyboard('{Shift>}{Enter}{Enter}{/Shift}');
  await expect.element(count()).toHaveTextContent('3 of 3');
  await userEvent.keyboard('{Escape}');
  await expect.element(field()).not.toBeInTheDocument();
  await expect.element(editor('one')).toHaveFocus();
  expect(marks()).toBe(0);
  expect(highlighted('find-match')).toEqual([]);
});

test('in a text the match itself is marked, across bold and plain; what is not shown marks its cell', async () => {
  await openPage();
  await userEvent.keyboard('{Control>}f{/Control}');
  await userEvent.fill(field(), 'model** learns');
  await expect.poll(() => highlighted('find-current')).toEqual(['model learns']);
  expect(document.querySelector('.find-in-cell')).toBeNull();
  await userEvent.fill(field(), 'example/lens');
  await expect.poll(() => document.querySelector('.find-in-cell')?.getAttribute('data-cell-id')).toBe('text');
  expect(highlighted('find-current')).toEqual([]);
});

test('replace all changes text and code in one step that can be taken back', async () => {
  const session = await openPage();
  await userEvent.keyboard('{Control>}h{/Control}');
  await userEvent.fill(field(), 'model');
  await userEvent.fill(page.getByRole('textbox', { name: 'Replace with' }), 'network');
  await expect.element(count()).toHaveTextContent('1 of 3');
  await userEvent.click(page.getByRole('button', { name: 'Replace', exact: true }));
  await expect.poll(() => sourceOf(session, 'text')).toMatch(/^The \*\*network\*\* learns/);
  await expect.element(count()).toHaveTextContent('1 of 2');
  await userEvent.click(page.getByRole('button', { name: 'Replace all' }));
  await expect.poll(() => sourceOf(session, 'one')).toBe('const network = 1;\nnetwork');
  session.undo();
  expect(sourceOf(session, 'one')).toBe('const model = 1;\nmodel');
  session.undo();
  expect(sourceOf(session, 'text')).toMatch(/^The \*\*model\*\* learns/);
});

test('an expression that never ends is given up, one that is wrong explained', async () => {
  const session = await openPage();
  session.edit('two', `${'a'.repeat(40)}!`);
  await userEvent.keyboard('{Control>}f{/Control}');
  await userEvent.click(page.getByRole('button', { name: 'Regular expression' }));
  await userEvent.fill(field(), '(a');
  await expect.element(page.getByText(/This is not a regular expression/)).toBeVisible();
  await userEvent.fill(field(), '(a+)+$');
  await expect.element(page.getByText(/takes too long/)).toBeVisible();
  await userEvent.fill(field(), 'a{40}');
  await expect.element(count()).toHaveTextContent('1 of 1');
});

test('Shift+Alt+F formats the cell, and Ctrl+Z takes that back', async () => {
  const session = await openPage();
  await userEvent.click(editor('two'));
  await userEvent.keyboard('{Shift>}{Alt>}F{/Alt}{/Shift}');
  await expect.poll(() => sourceOf(session, 'two')).toBe('const list = [1, 2]');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(sourceOf(session, 'two')).toBe('const   list=[ 1,2 ]');
});

test('a mistake is marked once typing pauses, and its fix can be taken', async () => {
  const session = await openPage();
  session.edit('two', 'tf.layers.dense({ units: 3, activaton: 1 })');
  await userEvent.click(editor('two'));
  await userEvent.keyboard('{Control>}{End}{/Control} ');
  await expect.poll(() => document.querySelector('.cm-lintRange-warning')?.textContent).toBe('activaton');
  await userEvent.keyboard('{F8}');
  await userEvent.keyboard('{Control>}{End}{/Control}(');
  await expect.poll(() => document.querySelector('.cm-lintRange-error')).not.toBeNull();
});

test('the panel can be used with a screen reader and read in both themes', async () => {
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset.theme = theme;
    await openPage();
    await userEvent.keyboard('{Control>}h{/Control}');
    await userEvent.fill(field(), 'model');
    await expect.element(count()).toHaveTextContent('1 of 3');
    const panel = document.querySelector('.find-panel');
    if (panel === null) throw new Error('There is no panel.');
    const { violations } = await axe.run(panel, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    stop();
    await cleanup();
  }
  delete document.documentElement.dataset.theme;
});

test('in a long notebook a match stays in view while the cells around it are drawn', async () => {
  const prose = Array.from(
    { length: 200 },
    (_, index): Cell => ({
      kind: 'markdown',
      id: `text-${index}`,
      source: `## Part ${index}\n\n${'A line of many words. '.repeat(60)}${index === 150 ? 'needle' : ''}`,
    }),
  );
  await openPage([...cells, ...prose]);
  await userEvent.keyboard('{Control>}f{/Control}');
  await userEvent.fill(field(), 'needle');
  const top = () => {
    const [range] = CSS.highlights.get('find-current') ?? [];
    return range instanceof Range ? range.getBoundingClientRect().top : -1;
  };
  const isInView = () => top() > 0 && top() < window.innerHeight;
  await expect.poll(isInView).toBe(true);
  await expect.poll(() => document.querySelectorAll('[aria-busy]').length, { timeout: 20_000 }).toBe(0);
  expect(isInView()).toBe(true);

  window.scrollTo({ top: 0, behavior: 'instant' });
  await userEvent.keyboard('{Enter}');
  await expect.poll(isInView).toBe(true);
});
