import { readdirSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { expectToFit } from './expectToFit.ts';
import { codeCells, consoleErrors, kernelIdle, runAll, withoutFashionMnist } from './notebookPage.ts';

/** `ROUNDS=2` before the command runs each lesson again: what leaks shows only then. */
const rounds = Number(process.env.ROUNDS ?? 1);

/** The lesson of the main job is run in `mainJob.spec.ts`. */
const lessons = readdirSync('notebooks').filter((name) => name.endsWith('.md') && !name.startsWith('05'));

test('there are lessons to run', () => {
  expect(lessons).toHaveLength(8);
});

for (const lesson of lessons) {
  test(`${lesson} runs from top to bottom on the drawn stand-in, fits and is accessible`, async ({
    page,
  }) => {
    const errors = consoleErrors(page);
    await withoutFashionMnist(page);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`/?train=600&test=200&epochs=1#/${lesson.replace(/\.md$/, '')}`);
    await runAll(page, 100_000);
    for (let round = 1; round < rounds; round += 1) await runAgain(page);
    // None of them loses tensors, so a notice would be a false one.
    await expect(page.locator('[data-leak]')).toHaveCount(0);
    const ofTheNetwork = /ERR_FAILED|Failed to load resource/;
    expect(errors.filter((text) => !ofTheNetwork.test(text))).toEqual([]);
    if (await page.getByText('loadFashionMnist').count()) {
      await expect(page.getByText(/drawn stand-in, not Fashion-MNIST/).first()).toBeVisible();
    }
    await expectToFit(page);
  });
}

/** Runs all cells once more, and says what that has added. */
async function runAgain(page: Page): Promise<void> {
  const tensors = async () =>
    Number(await page.locator('[data-memory-tensors]').first().getAttribute('data-memory-tensors'));
  await kernelIdle(page);
  const before = await tensors();
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect(codeCells(page).last()).toHaveAttribute('data-cell-state', /queued|running/);
  await kernelIdle(page, 120_000);
  await expect(page.locator('article[data-cell-kind="code"]:not([data-cell-state="done"])')).toHaveCount(0);
  const after = await tensors();
  console.log(`${page.url().replace(/.*#/, '')} again: ${before} tensors before, ${after} after`);
}
