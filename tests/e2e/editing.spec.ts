import { expect, type Page, test } from '@playwright/test';
import { consoleErrors, kernelIdle } from './notebookPage.ts';

const cell = (page: Page, id: string) => page.locator(`article[data-cell-id="${id}"]`);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('data-cell-id'));

test('a student arranges cells by keyboard alone, takes a deletion back, and finds it all after loading again', async ({
  page,
}) => {
  const errors = consoleErrors(page);
  await page.goto('/?backend=cpu#/04-tensors');
  await cell(page, 'create').locator('.cm-content').click();
  await page.keyboard.press('Escape');
  expect(await focused(page)).toBe('create');

  await page.keyboard.press('b');
  await expect(cell(page, 'cell-1').locator('.cm-content')).toBeFocused();
  await page.keyboard.type('const answer = 6 * 7');
  await page.keyboard.press('Enter');
  await page.keyboard.type('answer');
  await page.keyboard.press('Control+Enter');
  await expect(cell(page, 'cell-1')).toHaveAttribute('data-cell-state', 'done', { timeout: 30_000 });
  await expect(cell(page, 'cell-1').locator('[data-output-mime="text/plain"]')).toHaveText('42');

  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await expect(cell(page, 'cell-1')).toHaveCount(0);
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText('Cell deleted.');
  await page.keyboard.press('z');
  await expect(cell(page, 'cell-1')).toContainText('answer');

  await page.keyboard.press('Control+Shift+P');
  await page.getByRole('combobox', { name: 'Find a command' }).fill('run all above');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'create')).toHaveAttribute('data-cell-state', 'done', { timeout: 30_000 });
  await kernelIdle(page);

  // Typing is kept within half a second; a reload shortly after that shows it.
  await page.waitForTimeout(700);
  await page.reload();
  await expect(cell(page, 'cell-1')).toContainText('answer');
  await expect(cell(page, 'cell-1').locator('[data-output-mime="text/plain"]')).toHaveText('42');
  expect(errors).toEqual([]);
});
