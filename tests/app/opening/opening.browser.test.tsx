import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { readInBackground } from '../../../src/app/opening/backgroundReader.ts';
import { DropTarget } from '../../../src/app/opening/DropTarget.tsx';
import { OpenedList } from '../../../src/app/opening/OpenedList.tsx';
import { OpenedNotebooksContext } from '../../../src/app/opening/OpenedNotebooksContext.ts';
import { OpenNotebook } from '../../../src/app/opening/OpenNotebook.tsx';
import { createOpenedNotebooks, type OpenedNotebooks } from '../../../src/app/opening/openedNotebooks.ts';
import { SourceBar } from '../../../src/app/opening/SourceBar.tsx';
import { createTrustGate } from '../../../src/app/opening/trustGate.ts';
import { drawFigures } from '../../../src/app/saveAs/drawFigures.ts';
import type { Output } from '../../../src/notebook/output.ts';
import { createDatabase } from '../../../src/storage/database.ts';
import { createLearnerRecords } from '../../../src/storage/learnerRecords.ts';
import { createNotebookStorage } from '../../../src/storage/notebookStorage.ts';
import type { OpenedDocument } from '../../../src/storage/schema.ts';

let notebooks: OpenedNotebooks;
beforeEach(() => {
  window.location.hash = '';
  notebooks = createOpenedNotebooks({
    storage: createNotebookStorage(undefined, createDatabase(`opening ${Math.random()}`)),
    locks: navigator.locks,
    records: createLearnerRecords(undefined),
    readFile: readInBackground,
    now: () => Date.now(),
  });
});
afterEach(() => {
  cleanup();
  window.location.hash = '';
});

const page = () =>
  render(
    <OpenedNotebooksContext value={notebooks}>
      <OpenNotebook />
      <DropTarget />
    </OpenedNotebooksContext>,
  );

function drop(file: File): DragEvent {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  return event;
}

describe('a file', () => {
  test('that is chosen leads to its notebook', async () => {
    const screen = await page();
    const input = screen.container.querySelector<HTMLInputElement>('input[data-action="open-notebook"]');
    const files = new DataTransfer();
    files.items.add(new File(['# Chosen'], 'chosen.md'));
    if (input === null) throw new Error('There is no input.');
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await expect.poll(() => window.location.hash, { timeout: 20_000 }).toMatch(/^#\/open\/[0-9a-f]{32}$/);
    const name = `opened:${window.location.hash.slice('#/open/'.length)}`;
    expect(await notebooks.find(name)).toMatchObject({ title: 'Chosen', trusted: false });
  });

  test('that is dropped leads to its notebook, and the browser does not go to the file', async () => {
    const screen = await page();
    expect(drop(new File(['# Dropped'], 'dropped.md')).defaultPrevented).toBe(true);
    // At once, before the worker that reads it can have answered.
    await Promise.resolve();
    const said = screen.container.querySelector('[role="status"]');
    expect(said?.textContent).toBe('Opening dropped.md…');
    expect(said?.getBoundingClientRect().height).toBeGreaterThan(10);
    await expect.poll(() => window.location.hash, { timeout: 20_000 }).toMatch(/^#\/open\//);
  });

  test('that is no notebook is refused in a dialog with the reason', async () => {
    const screen = await page();
    drop(new File(['{"a": 1}'], 'data.json'));
    await expect.element(screen.getByRole('dialog')).toHaveTextContent('data.json cannot be opened');
    await expect.element(screen.getByRole('dialog')).toHaveTextContent('no list of cells');
    await screen.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => screen.container.querySelector('dialog')).toBeNull();
    expect(window.location.hash).toBe('');
  });
});

test('a notebook of the list is forgotten when the reader has agreed, and the focus stays in the list', async () => {
  for (const title of ['One', 'Two']) await notebooks.openFile(new File([`# ${title}`], `${title}.md`));
  const screen = await render(
    <OpenedNotebooksContext value={notebooks}>
      <OpenedList />
    </OpenedNotebooksContext>,
  );
  await screen.getByRole('button', { name: 'Forget One' }).click();
  await expect.element(screen.getByRole('dialog')).toHaveTextContent('One.md stays where it is');
  await screen.getByRole('button', { name: 'Keep it' }).click();
  await expect.element(screen.getByRole('button', { name: 'Forget One' })).toHaveFocus();
  await screen.getByRole('button', { name: 'Forget One' }).click();
  await screen.getByRole('button', { name: 'Forget it' }).click();
  await expect.element(screen.getByRole('status')).toHaveTextContent('“One” is forgotten.');
  await expect.element(screen.getByRole('heading', { name: 'Opened in this browser' })).toHaveFocus();
  expect((await notebooks.list()).map(({ title }) => title)).toEqual(['Two']);
});

test('the bar of a notebook without JavaScript says that nothing in it can run, and does not ask', async () => {
  const document: OpenedDocument = {
    id: 'opened:abc',
    title: 'T',
    notebook: { frontMatter: '', cells: [] },
    from: { kind: 'link' },
    trusted: false,
    openedAt: 0,
    extra: {},
  };
  const gate = createTrustGate(() => undefined);
  const screen = await render(
    <SourceBar document={document} gate={gate} hasCode={false} onAgree={() => undefined} />,
  );
  await expect.element(screen.getByRole('complementary')).toHaveTextContent('nothing in it can run here');
  expect(screen.container.querySelector('button')).toBeNull();
});

test('the bar says where a notebook comes from, asks, and takes no for an answer', async () => {
  const document: OpenedDocument = {
    id: 'opened:abc',
    title: 'T',
    notebook: { frontMatter: '', cells: [] },
    from: { kind: 'file', name: '<b>week 3</b>.ipynb' },
    trusted: false,
    openedAt: 0,
    extra: { notes: ['1 raw cell is shown as plain text.'] },
  };
  let agreed = 0;
  const gate = createTrustGate(() => undefined);
  const screen = await render(<SourceBar document={document} gate={gate} hasCode onAgree={() => agreed++} />);
  const bar = screen.getByRole('complementary');
  await expect.element(bar).toHaveTextContent('<b>week 3</b>.ipynb');
  await expect.element(bar).toHaveAttribute('data-notebook-trust', 'untrusted');
  await screen.getByRole('button', { name: 'Run its code?' }).click();
  await expect.element(bar).toHaveAttribute('data-notebook-trust', 'asking');
  await screen.getByRole('button', { name: 'Not now' }).click();
  await expect.element(bar).toHaveAttribute('data-notebook-trust', 'untrusted');
  expect(agreed).toBe(0);
  await screen.getByRole('button', { name: 'Run its code?' }).click();
  await screen.getByRole('button', { name: 'Run its code', exact: true }).click();
  await expect.element(bar).toHaveAttribute('data-notebook-trust', 'trusted');
  expect(agreed).toBe(1);
});

test('figures are drawn as pictures for a file', {
  timeout: 60_000,
}, async () => {
  const figure: Output = {
    mime: 'application/vnd.plotly.v1+json',
    data: [{ type: 'scatter', x: [1, 2], y: [2, 1] }],
    layout: { title: { text: 'Loss' } },
  };
  const notebook = { frontMatter: '', cells: [] };
  const drawn = await drawFigures({ notebook, results: new Map([['a', { outputs: [figure] }]]) }, document);
  const svg = decodeURIComponent(drawn.get(figure) ?? '');
  expect(svg).toMatch(/^data:image\/svg\+xml,/);
  expect(svg).toContain('Loss');
  expect(svg).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
});
