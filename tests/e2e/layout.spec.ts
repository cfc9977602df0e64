import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const lessons = readdirSync('notebooks').map((name) => `#/${name.replace(/\.md$/, '')}`);

for (const hash of ['#/', ...lessons]) {
  test(`${hash} fits and is accessible on a phone, a laptop and a projector, light and dark`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`/${hash}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await moving(page), 'moves in spite of reduced motion').toEqual([]);
    // Evaluated over the debugging protocol: the page's policy would refuse an added script.
    await page.evaluate(axe);
    for (const width of [360, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const at = `at ${width} px, ${colorScheme}`;
        expect(await sidewaysOverflow(page), `pixels too wide ${at}`).toBe(0);
        const rules = rulesFor(width, colorScheme);
        if (rules !== undefined) expect(await violations(page, rules), `accessibility ${at}`).toEqual([]);
      }
    }
  });
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

interface AxeViolation {
  id: string;
  nodes: { html: string }[];
}

/**
 * What axe is asked. All rules on a phone and on a laptop, on the phone also the one of WCAG 2.2 AA that axe leaves off unless asked;
 * in the dark, where the same elements stand, those on colours. A projector shows what the laptop does.
 */
function rulesFor(width: number, colorScheme: 'light' | 'dark'): object | undefined {
  if (width === 360)
    return colorScheme === 'light' ? { rules: { 'target-size': { enabled: true } } } : undefined;
  if (width !== 1280) return undefined;
  return colorScheme === 'light' ? {} : { runOnly: ['color-contrast'] };
}

function violations(page: Page, rules: object): Promise<string[]> {
  return page.evaluate(async (options) => {
    interface Axe {
      run(options: object): Promise<{ violations: AxeViolation[] }>;
    }
    const { axe } = window as unknown as { axe: Axe };
    const { violations } = await axe.run(options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  }, rules);
}
