/** A lesson's page as a reader sees it, by the contract of `tests/README.md` alone. */
import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test';

/** Collects what the console would show in red; a test expects it to stay empty. */
export function consoleErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  return errors;
}

/** Nothing but the site itself can be reached, and the site has no data set: the drawn stand-in is left. */
export async function withoutFashionMnist(page: Page): Promise<void> {
  await page.route(/ubyte\.gz/, (route) => route.abort());
}

/** Only the text is looked at: a kernel takes longer to start than most of what is done there. */
export async function withoutKernel(page: Page | BrowserContext): Promise<void> {
  await page.route(/\/kernel\/|plotly-cartesian/, (route) => route.abort());
}

export function codeCells(page: Page): Locator {
  return page.locator('article[data-cell-kind="code"]');
}

/** Waits until the kernel has nothing left to do. */
export async function kernelIdle(page: Page, timeout = 60_000): Promise<void> {
  await expect(page.locator('[data-kernel-state]').first()).toHaveAttribute('data-kernel-state', 'idle', {
    timeout,
  });
}

/** Presses Run all and waits until each code cell is done; names the first that is not. */
export async function runAll(page: Page, timeout: number): Promise<void> {
  const cells = codeCells(page);
  await expect(cells.first()).toBeVisible();
  const count = await cells.count();
  await page.getByRole('button', { name: 'Run all' }).click();
  await expect
    .poll(
      async () => {
        const failed = page.locator('article[data-cell-state="error"]').first();
        if ((await failed.count()) > 0) {
          throw new Error(
            `cell ${await failed.getAttribute('data-cell-id')} failed: ${await failed.textContent()}`,
          );
        }
        return page.locator('article[data-cell-kind="code"][data-cell-state="done"]').count();
      },
      { timeout, intervals: [500] },
    )
    .toBe(count);
}
