import { afterEach, expect, test } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { CellList } from '../../../src/app/cells/CellList.tsx';
import '../../../src/app/cells/cell.css';
import { SessionContext } from '../../../src/app/lesson/SessionContext.ts';
import { openSession } from '../../../src/app/notebook/session.ts';
import type { Cell } from '../../../src/notebook/types.ts';
import { noKernel } from '../notebook/noKernel.ts';

afterEach(cleanup);

async function show(count: number): Promise<() => HTMLElement[]> {
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
      <CellList />
    </SessionContext>,
  );
  const found = () => [...container.querySelectorAll<HTMLElement>('article')];
  await expect.poll(() => found().length, { timeout: 20_000 }).toBe(count);
  window.scrollTo(0, 0); // the page may have kept where the last test scrolled to
  return found;
}

const isSkipped = (cell: HTMLElement | undefined) =>
  cell !== undefined && getComputedStyle(cell).contentVisibility === 'auto';

test('of a long notebook the cells out of sight are skipped, and keep their heights', async () => {
  const cells = await show(70);
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
