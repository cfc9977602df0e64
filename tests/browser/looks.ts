/**
 * Pictures of a part of the page for people to look at: in both themes, at the widths of a phone, a laptop and a projector. They go to
 * `test-results/`, which git ignores; no test compares them.
 */
import { page, server } from 'vitest/browser';

export const themes = ['light', 'dark'] as const;
export const pageWidths = [360, 1280, 1920] as const;

/** The text column: 760 pixels, or a phone's page without its margins. */
export const columnWidth = (pageWidth: number): number => Math.min(760, pageWidth - 32);

/** @param name a file name without ending, in `test-results/<folder>/` */
export async function takeLook(folder: string, name: string, element: Element): Promise<void> {
  // Fonts come late in a fresh page; a picture without them is not what a reader sees.
  await document.fonts.ready;
  await page.screenshot({
    element,
    path: `${server.config.root}/test-results/${folder}/${name}.png`,
  });
}
