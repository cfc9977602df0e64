/**
 * Pictures of a part of the page for people to look at: in both themes, at the widths of a phone, a laptop and a projector. They go to
 * `test-results/`, which git ignores; no test compares them.
 */
import { page, server } from 'vitest/browser';

export const themes = ['light', 'dark'] as const;
export const pageWidths = [360, 1280, 1920] as const;

/** The text column between the two panels: at most 760 pixels, or a phone's page without its margins. */
export const columnWidth = (pageWidth: number): number =>
  Math.min(760, pageWidth < 1240 ? pageWidth - 32 : pageWidth - 600);

/** @param name a file name without ending, in `test-results/<folder>/` */
export async function takeLook(folder: string, name: string, element: Element): Promise<void> {
  // Fonts come late in a fresh page; a picture without them is not what a reader sees.
  await document.fonts.ready;
  await page.screenshot({
    element,
    path: `${server.config.root}/test-results/${folder}/${name}.png`,
  });
}

/** Text with a figure in it that is set smaller than `pixels` on the screen, by what is written there. */
export function smallFigures(part: Element, pixels: number): string[] {
  const small: string[] = [];
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const { parentElement } = node;
    const text = node.textContent ?? '';
    if (parentElement === null || !/\d/.test(text) || !parentElement.checkVisibility()) continue;
    if (shownSize(parentElement) < pixels)
      small.push(`${text.trim()}: ${shownSize(parentElement).toFixed(1)} px`);
  }
  for (const field of part.querySelectorAll<HTMLInputElement>('input[autocomplete="off"]')) {
    if (shownSize(field) < pixels) small.push(`${field.value}: ${shownSize(field).toFixed(1)} px`);
  }
  return small;
}

/** The size of an element's text on the screen, with the scale of the drawing it is in and of the page around it. */
function shownSize(element: Element): number {
  const drawing = element.closest('svg');
  const drawn = drawing?.viewBox.baseVal.width ?? 0;
  const scale = drawing && drawn > 0 ? drawing.getBoundingClientRect().width / drawn : element.currentCSSZoom;
  return Number.parseFloat(getComputedStyle(element).fontSize) * scale;
}
