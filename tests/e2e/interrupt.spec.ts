import { expect, type Locator, type Page, test } from '@playwright/test';
import { codeCells, kernelIdle, runAll } from './notebookPage.ts';

/** Replaces the first code cell's source by `source`, as a reader would: by typing. */
async function typeIntoFirstCell(page: Page, source: string) {
  const cell = codeCells(page).first();
  const editor = cell.locator('.cm-content');
  await editor.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(source);
  return cell;
}

const resultOf = (cell: Locator) => cell.locator('[data-output-mime="text/plain"]');

test('what a reader does to a kernel that hangs, floods or is broken mends it, and the page answers all the while', async ({
  page,
}) => {
  await page.goto('/#/04-tensors');
  await kernelIdle(page);
  const run = async (source: string): Promise<Locator> => {
    const cell = await typeIntoFirstCell(page, source);
    await page.keyboard.press('ControlOrMeta+Enter');
    return cell;
  };

  await test.step('a cell that never yields is stopped', async () => {
    const cell = await run('while (true) {}');
    await expect(cell).toHaveAttribute('data-cell-state', 'running');
    const answered = await page.evaluate(
      () =>
        new Promise<number>((resolve) => requestAnimationFrame((time) => resolve(performance.now() - time))),
    );
    expect(answered).toBeLessThan(1000);
    await page.getByRole('button', { name: 'Interrupt' }).click();
    await expect(cell).not.toHaveAttribute('data-cell-state', 'running', { timeout: 15_000 });
    await kernelIdle(page);
    await run('6 * 7');
    await expect(resultOf(cell)).toHaveText('42');
  });

  await test.step('a restart forgets the variables and the output of the old run', async () => {
    const cell = await run(
      'globalThis.seen = 1; for (let i = 0; i < 1000; i += 1) { console.log("line", i); await new Promise((go) => setTimeout(go, 20)); }',
    );
    await expect(cell.getByText('line 3')).toBeVisible();
    await page.getByRole('button', { name: 'Restart kernel' }).click();
    await kernelIdle(page);
    await run('typeof seen');
    await expect(resultOf(cell)).toHaveText(/undefined/);
    await expect(cell.getByText(/line \d/)).toHaveCount(0);
  });

  await test.step('a cell that breaks a built-in is told of, and a restart mends it', async () => {
    const cell = await run('Array.prototype.map = () => { throw new Error("gone"); }; 1');
    await expect(cell).toHaveAttribute('data-cell-state', /done|error/);
    await run('6 * 7');
    await expect(cell.locator('[data-output-mime="application/vnd.convbook.error+json"]')).toContainText(
      'Restart',
    );
    await page.getByRole('button', { name: 'Restart kernel' }).click();
    await kernelIdle(page);
    await cell.getByRole('button', { name: 'Run cell' }).click();
    await expect(resultOf(cell)).toHaveText('42');
  });

  await test.step('Shift+Enter runs a cell and goes on to the next', async () => {
    const cell = await typeIntoFirstCell(page, '1 + 1');
    await page.keyboard.press('Shift+Enter');
    await expect(cell).toHaveAttribute('data-cell-state', 'done');
    await expect(codeCells(page).nth(1).locator(':focus')).toHaveCount(1);
  });
});

test('tensors do not pile up when a lesson is run again, and a restart right after Run leaves no cell waiting for ever', async ({
  page,
}) => {
  await page.goto('/?train=600&test=200&epochs=1#/04-tensors');
  await runAll(page, 60_000);
  const tensors = async () =>
    Number(await page.locator('[data-memory-tensors]').first().getAttribute('data-memory-tensors'));
  const first = await tensors();
  await runAll(page, 60_000);
  await runAll(page, 60_000);
  expect(await tensors()).toBe(first);

  await page.evaluate(async () => {
    document.querySelector<HTMLElement>('[data-cell-kind="code"] [aria-label="Run cell"]')?.click();
    await new Promise((go) => setTimeout(go, 0));
    document.querySelector<HTMLElement>('[aria-label="Restart kernel"]')?.click();
  });
  await kernelIdle(page);
  await expect(page.locator('[data-cell-state="queued"], [data-cell-state="running"]')).toHaveCount(0);
  await runAll(page, 60_000);
});
