import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { consoleErrors, runAll, withoutFashionMnist } from './notebookPage.ts';

const lessons = readdirSync('notebooks').filter((name) => name.endsWith('.md'));

test('there are lessons to run', () => {
  expect(lessons).toContain('04-tensors.md');
  expect(lessons).toContain('05-fashion-mnist-cnn.md');
});

for (const lesson of lessons) {
  test(`${lesson} runs from top to bottom on the drawn stand-in`, async ({ page }) => {
    const errors = consoleErrors(page);
    await withoutFashionMnist(page);
    await page.goto(`/?train=600&test=200&epochs=1#/${lesson.replace(/\.md$/, '')}`);
    await runAll(page, 60_000);
    const ofTheNetwork = /ERR_FAILED|Failed to load resource/;
    expect(errors.filter((text) => !ofTheNetwork.test(text))).toEqual([]);
    if (await page.getByText('loadFashionMnist').count()) {
      await expect(page.getByText(/drawn stand-in, not Fashion-MNIST/).first()).toBeVisible();
    }
  });
}
