import { readFile } from 'node:fs/promises';
import { expect as expectSoon, type Page, test } from '@playwright/test';
import { consoleErrors, withoutFashionMnist, withoutKernel } from './notebookPage.ts';

/** A busy machine takes its time. */
const expect = expectSoon.configure({ timeout: 20_000 });

const lesson = '/#/04-tensors';
const firstCell = (page: Page) => page.locator('article[data-cell-kind="code"]').first();
const state = (page: Page) => page.locator('[data-save-state]');

/** Types at the end of the first code cell. */
async function typeInFirstCell(page: Page, text: string): Promise<void> {
  await firstCell(page).locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
}

test.beforeEach(async ({ page }) => {
  await withoutFashionMnist(page);
});

test('after a reload the text, the outputs and a new cell are back, and the outputs say of which kernel', async ({
  page,
}) => {
  const errors = consoleErrors(page);
  await page.goto(lesson);
  await typeInFirstCell(page, '\n// mine');
  await firstCell(page).getByRole('button', { name: 'Run cell' }).click();
  await expect(firstCell(page)).toHaveAttribute('data-cell-state', 'done', { timeout: 60_000 });
  await expect(firstCell(page)).toContainText('Tensor float32 [2, 3]');
  await firstCell(page).press('Escape');
  await firstCell(page).press('b');
  await expect(state(page)).toHaveText('Saved');
  const cells = await page.locator('article[data-cell-id]').count();
  // Outputs follow a moment after the run.
  await page.waitForTimeout(1000);

  await page.reload();
  await expect(firstCell(page)).toContainText('// mine');
  await expect(firstCell(page)).toContainText('Tensor float32 [2, 3]');
  await expect(firstCell(page)).toContainText('not run in this kernel yet');
  await expect(firstCell(page)).toHaveAttribute('data-cell-state', 'idle');
  await expect(page.locator('article[data-cell-id]')).toHaveCount(cells);
  expect(errors).toEqual([]);
});

test('of two tabs on one lesson one edits, the other follows, and takes over when asked', async ({
  page,
  context,
}) => {
  await withoutKernel(context);
  await page.goto(lesson);
  await typeInFirstCell(page, '\n// one');
  await expect(state(page)).toHaveText('Saved');
  const other = await context.newPage();
  await other.goto(lesson);
  await expect(other.getByText('edited in another tab')).toBeVisible();
  await expect(firstCell(other)).toContainText('// one');
  await typeInFirstCell(other, 'not mine to change');
  await typeInFirstCell(page, ', more');
  await expect(firstCell(other)).toContainText('// one, more');
  await expect(firstCell(other)).not.toContainText('not mine to change');

  await other.getByRole('button', { name: 'Edit here' }).click();
  await expect(other.getByText('edited in another tab')).toBeHidden();
  await expect(page.getByText('edited in another tab')).toBeVisible();
  await typeInFirstCell(other, ', two');
  await expect(firstCell(page)).toContainText('// one, more, two');
  await other.close();
  // Whoever is left edits again.
  await expect(page.getByText('edited in another tab')).toBeHidden();
  await typeInFirstCell(page, ', three');
  await expect(state(page)).toHaveText('Saved');
  await page.reload();
  await expect(firstCell(page)).toContainText('// one, more, two, three');
});

test('a reset shows the difference, keeps what it replaces, and a version brings it back', async ({
  page,
}) => {
  await withoutKernel(page);
  await page.goto(lesson);
  await typeInFirstCell(page, '\n// mine');
  await firstCell(page)
    .getByRole('button', { name: /^More for cell/ })
    .click();
  await firstCell(page).getByRole('button', { name: 'Reset cell to the original…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Reset cell/ });
  await expect(dialog.locator('del')).toHaveText('// mine');
  await dialog.getByRole('button', { name: 'Reset' }).click();
  await expect(firstCell(page)).not.toContainText('// mine');

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Versions…' }).click();
  const versions = page.getByRole('dialog', { name: 'Versions' });
  await expect(versions.locator('ins')).toHaveText('// mine');
  await versions.getByRole('button', { name: 'Return to this version' }).click();
  await expect(firstCell(page)).toContainText('// mine');
});

test('a browser that keeps nothing says so, and gives the text as a file', async ({ page }) => {
  await withoutKernel(page);
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('Storage is blocked.', 'SecurityError');
    };
    IDBFactory.prototype.open = refuse;
    Storage.prototype.setItem = refuse;
  });
  await page.goto(lesson);
  await typeInFirstCell(page, '\n// mine');
  await expect(state(page)).toHaveText('Not saved');
  await expect(page.getByText(/Not saved: .*Storage is blocked.*this tab only/)).toBeVisible();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the text' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('tensors.md');
  expect(await readFile(await download.path(), 'utf8')).toContain('\n// mine\n```');
});

test('storage that is full says so, and the text is saved once there is room again', async ({ page }) => {
  await withoutKernel(page);
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...value) {
      if (document.documentElement.dataset.full === 'true')
        throw new DOMException('No room.', 'QuotaExceededError');
      return put.apply(this, value);
    };
  });
  await page.goto(lesson);
  await page.evaluate(() => {
    document.documentElement.dataset.full = 'true';
  });
  await typeInFirstCell(page, '\n// mine');
  await expect(page.getByText(/storage is full/)).toBeVisible();
  // At once: the page tries again by itself, too, and its button is gone then.
  await page.getByRole('button', { name: 'Try again' }).evaluate((button: HTMLElement) => {
    document.documentElement.dataset.full = 'false';
    button.click();
  });
  await expect(state(page)).toHaveText('Saved');
  await expect(page.getByText(/storage is full/)).toBeHidden();
});
