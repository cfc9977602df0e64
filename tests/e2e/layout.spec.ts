import { createRequire } from 'node:module';
import { expect, test } from '@playwright/test';
import { kernelIdle } from './notebookPage.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

for (const width of [360, 1280, 1920]) {
  for (const scheme of ['light', 'dark'] as const) {
    for (const hash of ['#/', '#/04-tensors', '#/05-fashion-mnist-cnn']) {
      test(`${hash} at ${width} px, ${scheme}, fits and is accessible`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await page.goto(`/${hash}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        if (hash !== '#/') await kernelIdle(page);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBe(0);
        // Evaluated over the debugging protocol: the page's policy would refuse an added script.
        const { readFileSync } = await import('node:fs');
        await page.evaluate(readFileSync(axePath, 'utf8'));
        const violations = await page.evaluate(async () => {
          const axe = (
            window as unknown as {
              axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            }
          ).axe;
          const { violations } = await axe.run();
          return violations.map(
            (violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`,
          );
        });
        expect(violations).toEqual([]);
      });
    }
  }
}
