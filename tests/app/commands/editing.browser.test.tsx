import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { CellList } from '../../../src/app/cells/CellList.tsx';
import { CellFocusContext, createCellFocus } from '../../../src/app/cells/focusCell.ts';
import { CommandPalette } from '../../../src/app/commands/CommandPalette.tsx';
import { CommandsContext } from '../../../src/app/commands/CommandsContext.ts';
import type { CommandContext, Openable } from '../../../src/app/commands/command.ts';
import { commands } from '../../../src/app/commands/commandList.ts';
import { KeySheet } from '../../../src/app/commands/KeySheet.tsx';
import { listenToKeys } from '../../../src/app/commands/shortcuts.ts';
import { SessionContext } from '../../../src/app/lesson/SessionContext.ts';
import { openSession, type Session } from '../../../src/app/notebook/session.ts';
import type { Cell } from '../../../src/notebook/types.ts';
import { noKernel } from '../notebook/noKernel.ts';

/** Cells on a page with the commands' keys; the kernel is never wanted. */
function openPage(...cells: Cell[]): { session: Session; opened: Openable[] } {
  const session = openSession({ frontMatter: '', cells }, noKernel);
  const focus = createCellFocus(cells[0]?.id);
  const opened: Openable[] = [];
  const palette = { current: null as HTMLDialogElement | null };
  const keySheet = { current: null as HTMLDialogElement | null };
  const context: CommandContext = {
    session,
    cells: focus,
    open(what) {
      opened.push(what);
      if (what === 'palette') palette.current?.showModal();
      if (what === 'keys') keySheet.current?.showModal();
    },
  };
  stop = listenToKeys(document, commands, context, () => performance.now());
  render(
    <SessionContext value={session}>
      <CellFocusContext value={focus}>
        <CommandsContext value={context}>
          <main>
            <CellList />
          </main>
          <CommandPalette ref={palette} context={context} />
          <KeySheet ref={keySheet} />
        </CommandsContext>
      </CellFocusContext>
    </SessionContext>,
  );
  return { session, opened };
}

let stop = (): void => undefined;
afterEach(() => {
  stop();
  return cleanup();
});

const code = (id: string, source: string): Cell => ({ kind: 'code', id, source, info: '' });
const prose = (id: string, source: string): Cell => ({ kind: 'markdown', id, source });
const cell = (id: string) => page.getByRole('article', { name: new RegExp(`^(Code|Text) cell ${id}$`) });
const editor = (id: string) =>
  page.getByRole('textbox', { name: new RegExp(`^(Code|Text) of cell ${id}\\.`) });
const order = ({ notebook }: Session) => notebook.getState().order;
const sourceOf = ({ notebook }: Session, id: string) => notebook.getState().cells[id]?.source;

describe('the keys of a selected cell', () => {
  test('Escape selects the cell that was typed in, letters insert and delete, Z takes it back', async () => {
    const { session } = openPage(code('one', '1'), code('two', '2'));
    await userEvent.click(editor('one'));
    await userEvent.keyboard('{Escape}');
    await expect.element(cell('one')).toHaveFocus();
    await userEvent.keyboard('b');
    await expect.element(editor('cell-1')).toHaveFocus();
    expect(order(session)).toEqual(['one', 'cell-1', 'two']);
    await userEvent.keyboard('40 + 2{Escape}');
    expect(sourceOf(session, 'cell-1')).toBe('40 + 2');
    await userEvent.keyboard('dd');
    await expect.element(cell('two')).toHaveFocus();
    expect(order(session)).toEqual(['one', 'two']);
    await userEvent.keyboard('z');
    expect(order(session)).toEqual(['one', 'cell-1', 'two']);
    expect(sourceOf(session, 'cell-1')).toBe('40 + 2');
  });

  test('arrows and letters go from cell to cell, Ctrl+Shift and an arrow take the cell along', async () => {
    const { session } = openPage(code('one', '1'), prose('text', 'Words.'), code('two', '2'));
    await userEvent.click(editor('one'));
    await userEvent.keyboard('{Escape}{ArrowDown}');
    await expect.element(cell('text')).toHaveFocus();
    await userEvent.keyboard('j');
    await expect.element(cell('two')).toHaveFocus();
    await userEvent.keyboard('{Control>}{Shift>}{ArrowUp}{/Shift}{/Control}');
    expect(order(session)).toEqual(['one', 'two', 'text']);
    await expect.element(cell('two')).toHaveFocus();
  });

  test('letters typed into an editor stay text', async () => {
    const { session } = openPage(code('one', ''));
    await userEvent.click(editor('one'));
    await userEvent.keyboard('abdd');
    expect(order(session)).toEqual(['one']);
    expect(sourceOf(session, 'one')).toBe('abdd');
  });

  test('cut and paste move a cell, which gets a name of its own', async () => {
    const { session } = openPage(code('one', '1'), code('two', '2'));
    await userEvent.click(editor('one'));
    await userEvent.keyboard('{Escape}xv');
    expect(order(session)).toEqual(['two', 'cell-1']);
    expect(sourceOf(session, 'cell-1')).toBe('1');
  });

  test('O folds a cell to its first line, and a press on it unfolds it', async () => {
    const { session } = openPage(code('one', 'const a = 1;\na'));
    await userEvent.click(editor('one'));
    await userEvent.keyboard('{Escape}o');
    await expect.element(cell('one')).toHaveTextContent('const a = 1;2 lines');
    expect(session.notebook.getState().cells.one?.info).toBe('folded');
    await userEvent.click(page.getByRole('button', { name: 'Unfold cell one' }));
    await expect.element(editor('one')).toBeVisible();
  });
});

test('a cell is split at the cursor and merged again', async () => {
  const { session } = openPage(code('one', 'first\nsecond'));
  await userEvent.click(editor('one'));
  await userEvent.keyboard('{Control>}{Home}{/Control}{End}');
  await userEvent.keyboard('{Control>}{Shift>}_{/Shift}{/Control}');
  await expect.element(editor('cell-1')).toHaveFocus();
  expect(sourceOf(session, 'one')).toBe('first');
  expect(sourceOf(session, 'cell-1')).toBe('second');
  await userEvent.keyboard('{Escape}k');
  await userEvent.keyboard('{Shift>}M{/Shift}');
  expect(sourceOf(session, 'one')).toBe('first\nsecond');
  expect(order(session)).toEqual(['one']);
});

test('text is edited as Markdown, seen below as it will read, and set when it is left', async () => {
  const { session } = openPage(prose('text', 'Old words.'), code('one', '1'));
  await userEvent.dblClick(page.getByText('Old words.'));
  await expect.element(editor('text')).toHaveFocus();
  await userEvent.keyboard('{Control>}a{/Control}New *words*.');
  await expect.element(cell('text').getByText('words', { exact: true })).toBeVisible();
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  await expect.element(cell('one')).toHaveFocus();
  await expect.element(editor('text')).not.toBeInTheDocument();
  expect(sourceOf(session, 'text')).toBe('New *words*.');
});

test('the palette finds a command by its name and does it; one that cannot be done says why', async () => {
  const { session } = openPage(code('one', '1'), prose('text', 'Words.'));
  await userEvent.click(editor('one'));
  await userEvent.keyboard('{Escape}p');
  const field = page.getByRole('combobox', { name: 'Find a command' });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('merge');
  await expect
    .element(page.getByRole('option', { name: /Merge with cell below/ }))
    .toHaveTextContent('cannot be merged');
  await userEvent.keyboard('{Enter}');
  expect(order(session)).toEqual(['one', 'text']);
  await userEvent.clear(field);
  await userEvent.keyboard('insert text{Enter}');
  await expect.element(field).not.toBeInTheDocument();
  expect(order(session)).toEqual(['one', 'cell-1', 'text']);
});

test('axe finds nothing amiss in the palette, the sheet of keys, and a cell’s menu', async () => {
  openPage(code('one', '1'), prose('text', 'Words.'));
  const look = async () =>
    (
      await axe.run(document.body, {
        rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
      })
    ).violations;
  await userEvent.click(editor('one'));
  await userEvent.keyboard('{Escape}p');
  await expect.element(page.getByRole('combobox')).toBeVisible();
  expect(await look()).toEqual([]);
  await userEvent.keyboard('{Escape}?');
  await expect.element(page.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'While you type' })).toBeVisible();
  for (const keys of ['Ctrl+Space', 'Ctrl+Shift+Space', 'F8', 'Alt+Shift+F', 'Ctrl+F', 'Ctrl+H'])
    expect([...document.querySelectorAll('.key-sheet kbd')].map((kbd) => kbd.textContent)).toContain(keys);
  expect(await look()).toEqual([]);
  await userEvent.keyboard('{Escape}');
  // In a narrow window a text shows its buttons to whoever points at it or has selected it.
  expect(page.getByRole('button', { name: 'More for cell text' }).elements()).toEqual([]);
  await userEvent.hover(page.getByText('Words.'));
  await userEvent.click(page.getByRole('button', { name: 'More for cell text' }));
  await expect.element(page.getByRole('button', { name: /^Delete cell/ })).toBeVisible();
  expect(await look()).toEqual([]);
});
