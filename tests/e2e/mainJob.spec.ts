import { expect, test } from '@playwright/test';
import { consoleErrors, kernelIdle, runAll } from './notebookPage.ts';

test('a newcomer goes from the home page to a trained, evaluated and inspected network', async ({ page }) => {
  const errors = consoleErrors(page);
  await page.addInitScript(() => {
    const durations: number[] = [];
    Object.assign(window, { longTasks: durations });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) durations.push(entry.duration);
    }).observe({ type: 'longtask' });
  });
  await page.goto('/?train=3600&test=500&epochs=3');
  await page
    .getByRole('link', { name: /Fashion-MNIST/ })
    .first()
    .click();
  await expect(page).toHaveURL(/#\/05-fashion-mnist-cnn$/);
  await kernelIdle(page);

  await runAll(page, 100_000);

  const outputs = (mime: string) => page.locator(`[data-output-mime="${mime}"]`);
  await expect(outputs('application/vnd.convbook.images+json').first()).toBeVisible();
  await expect(outputs('application/vnd.convbook.table+json').first()).toBeVisible();
  // Loss, accuracy, histograms and the confusion matrix are Plotly's; it draws when scrolled to.
  expect(await outputs('application/vnd.plotly.v1+json').count()).toBeGreaterThanOrEqual(4);
  await outputs('application/vnd.plotly.v1+json').last().scrollIntoViewIfNeeded();
  await expect(
    outputs('application/vnd.plotly.v1+json').last().locator('svg.main-svg').first(),
  ).toBeVisible();

  const accuracyText = await page
    .getByText(/±\s*\d/)
    .first()
    .textContent();
  const accuracy = Number(/(\d+(?:\.\d+)?)\s*%/.exec(accuracyText ?? '')?.[1]);
  console.log(`test accuracy after the reduced run: ${accuracyText}`);
  expect(accuracy).toBeGreaterThan(60);
  expect(accuracy).toBeLessThan(100);

  const longTasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  console.log(
    `main-thread tasks over 50 ms, from opening to the last output: ${longTasks.length} (longest ${Math.round(Math.max(0, ...longTasks))} ms)`,
  );
  expect(errors).toEqual([]);
});
