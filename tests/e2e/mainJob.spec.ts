import { expect, test } from '@playwright/test';
import { expectToFit } from './expectToFit.ts';
import { consoleErrors, kernelIdle, runAll } from './notebookPage.ts';

interface Observed {
  tasks: { startTime: number; duration: number }[];
  /** When the cell that trains began and ended to run. */
  training: { began: number; ended: number };
}

/** In the page: notes each main-thread task over 50 ms, and when the cell with id `train` runs. */
function observeLongTasks() {
  const observed: Observed = { tasks: [], training: { began: 0, ended: 0 } };
  Object.assign(window, { observed });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) observed.tasks.push({ startTime, duration });
  }).observe({ type: 'longtask' });
  new MutationObserver(() => {
    const state = document.querySelector<HTMLElement>('[data-cell-id="train"]')?.dataset.cellState;
    if (state === 'running') observed.training.began ||= performance.now();
    if (state === 'done') observed.training.ended ||= performance.now();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-cell-state'] });
}

/** In the page: one line to print. */
function longTasksWhileTraining(): string {
  const { tasks, training } = (window as unknown as { observed: Observed }).observed;
  const during = tasks.filter((task) => task.startTime > training.began && task.startTime < training.ended);
  const longest = Math.round(Math.max(0, ...during.map((task) => task.duration)));
  const seconds = ((training.ended - training.began) / 1000).toFixed(1);
  return `main-thread tasks over 50 ms in ${seconds} s of training: ${during.length} (longest ${longest} ms); all in all ${tasks.length}`;
}

test('a newcomer goes from the home page to a trained, evaluated and inspected network', async ({ page }) => {
  const errors = consoleErrors(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(observeLongTasks);
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

  console.log(await page.evaluate(longTasksWhileTraining));
  await expect(page.locator('[data-leak]')).toHaveCount(0);
  expect(errors).toEqual([]);
  await expectToFit(page);
});
