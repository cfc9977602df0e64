import { afterEach, expect, test } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { CellList } from '../../../src/app/cells/CellList.tsx';
import '../../../src/app/cells/cell.css';
import { SessionContext } from '../../../src/app/lesson/SessionContext.ts';
import { openSession } from '../../../src/app/notebook/session.ts';
import type { Cell } from '../../../src/notebook/types.ts';
import { noKernel } from '../notebook/noKernel.ts';

afterEach(cleanup);

async function show(count: number, section?: string): Promise<() => HTMLElement[]> {
  const cells = Array.from(
    { length: count },
    (_, index): Cell => ({
      kind: 'markdown',
      id: `part-${index}`,
      source: `## Part ${index}\n\n${'Words. '.repeat(400)}`,
    }),
  );
  const session = openSession({ frontMatter: '', cells }, noKernel);
  const { container } = await render(
    <SessionContext value={session}>
      <CellList section={section} />
    </SessionContext>,
  );
  const found = () => [...container.querySelectorAll<HTMLElement>('article')];
  expect(found().length).toBe(count);
  window.scrollTo(0, 0); // the page may have kept where the last test scrolled to
  return found;
}

const isDrawn = (cell: HTMLElement | undefined): boolean => cell?.querySelector('h2') != null;
const areAllDrawn = (cells: readonly HTMLElement[]): boolean => cells.every(isDrawn);

const isSkipped = (cell: HTMLElement | undefined) =>
  cell !== undefined && getComputedStyle(cell).contentVisibility === 'auto';

test('of a long notebook the cells out of sight are skipped, and keep their heights', async () => {
  const cells = await show(70);
  await expect.poll(() => areAllDrawn(cells()), { timeout: 20_000 }).toBe(true);
  await expect.poll(() => isSkipped(cells()[60])).toBe(true);
  expect(isSkipped(cells()[0])).toBe(false);
  const before = cells().map((cell) => cell.getBoundingClientRect().height);
  expect(before[60]).toBeGreaterThan(50);

  cells()[60]?.scrollIntoView();
  await expect.poll(() => isSkipped(cells()[60])).toBe(false);
  await expect.poll(() => isSkipped(cells()[0])).toBe(true);
  expect(cells().map((cell) => cell.getBoundingClientRect().height)).toEqual(before);
});

test('of a lesson nothing is skipped', async () => {
  const cells = await show(30);
  await expect.poll(() => cells()[29]?.hasAttribute('data-far')).toBe(true);
  expect(cells().filter(isSkipped)).toEqual([]);
});

test('of a long notebook each cell has its place at once, and is drawn where the reader is; the others follow', async () => {
  const cells = await show(1000);
  expect(isDrawn(cells()[0])).toBe(true);
  expect(isDrawn(cells()[990])).toBe(false);
  cells()[990]?.scrollIntoView({ behavior: 'instant' });
  await expect.poll(() => isDrawn(cells()[990])).toBe(true);
  expect(isDrawn(cells()[500])).toBe(false);
  await expect.poll(() => isDrawn(cells()[60]), { timeout: 20_000 }).toBe(true);
});

test('a section that the reader is on the way to is drawn with what lies around it', async () => {
  const cells = await show(1000, 'part-700');
  expect(isDrawn(cells()[700])).toBe(true);
  expect(cells().slice(692, 709).every(isDrawn)).toBe(true);
  expect(isDrawn(cells()[500])).toBe(false);
});

test('all of a long notebook is drawn before it is printed', async () => {
  const cells = await show(1000);
  expect(isDrawn(cells()[990])).toBe(false);
  window.dispatchEvent(new Event('beforeprint'));
  expect(areAllDrawn(cells())).toBe(true);
});
