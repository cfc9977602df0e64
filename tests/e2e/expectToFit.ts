/** What each page must be on a phone, a laptop and a projector, light and dark: as wide as its window, still, and without a fault that axe knows. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Locator, type Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe is asked, by width and theme: all on a laptop; elsewhere what can differ there, where the same elements stand. */
const rules: Readonly<Record<string, object>> = {
  '360 light': { runOnly: ['target-size', 'scrollable-region-focusable'] },
  '1280 light': {},
  '1280 dark': { runOnly: ['color-contrast'] },
};

/** Fails with what is wrong, and where. Asks for reduced motion from the page on: emulate it before opening it. */
export async function expectToFit(page: Page): Promise<void> {
  expect(await moving(page), 'moves in spite of reduced motion').toEqual([]);
  for (const width of [360, 1280, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const at = `at ${width} px, ${colorScheme}`;
      await expect.poll(() => sidewaysOverflow(page), `pixels too wide ${at}`).toBe(0);
      const options = rules[`${width} ${colorScheme}`];
      // What a new width changes, a box that scrolls now, is drawn a moment later; a busy machine is long at one look.
      if (options !== undefined)
        await expect
          .poll(() => violations(page, options), { message: `accessibility ${at}`, timeout: 60_000 })
          .toEqual([]);
    }
  }
}

/** Nothing is told but what is wrong, and no style sheet is loaded once more to be read. */
const terse = { resultTypes: ['violations'], preload: false };

/** The faults that axe finds on the page, or in one box of it. */
export async function violations(page: Page, options: object, box?: Locator): Promise<string[]> {
  // Evaluated over the debugging protocol: the page's policy would refuse an added script.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const where = box === undefined ? null : await box.elementHandle();
  return page.evaluate(
    async ([element, options]) => {
      interface Axe {
        run(
          where: Node,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      }
      const { axe } = window as unknown as { axe: Axe };
      const { violations } = await axe.run(element ?? document, options);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    },
    [where, { ...terse, ...options }] as const,
  );
}

function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What would be animated: under reduced motion nothing, for a tenth of a second or longer. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const longest = (durations: string) => Math.max(...durations.split(',').map(Number.parseFloat));
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
        return (
          longest(transitionDuration) >= 0.1 ||
          (animationName !== 'none' && longest(animationDuration) >= 0.1)
        );
      })
      .map((element) => element.outerHTML.slice(0, 120));
  });
}
