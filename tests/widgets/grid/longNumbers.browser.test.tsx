import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { WidgetView } from '../../../src/widgets/WidgetView.tsx';
import { columnWidth, pageWidths, smallFigures, takeLook } from '../../browser/looks.ts';
import '../../../src/app/styles/fonts.css';
import '../../../src/app/styles/tokens.css';
import '../../../src/app/styles/base.css';

/** Feature maps of a boot: three digits, two and a sign, decimals, a sign and three digits. */
const maps = [
  ['three-digits', 'image: boot\nkernel: talk\nchannels: 3'],
  ['two-digits-and-a-sign', 'image: boot\nkernel: vertical edges\npadding: 1'],
  ['decimals', 'image: boot\nkernel: blur\npadding: 1'],
  ['decimals-of-three-channels', 'image: boot\nkernel: blur\nchannels: 3'],
] as const;

describe.each(maps)('a feature map of %s', (file, options) => {
  it.each(pageWidths)('keeps its numbers apart and readable on a page of %i pixels', async (width) => {
    await page.viewport(width, 1700);
    const screen = await render(
      <div style={{ width: columnWidth(width) }}>
        <WidgetView name="convolution-stepper" source={options} />
      </div>,
    );
    const map = () => screen.container.querySelector('[role="grid"][aria-label="Feature map"]');
    await expect.poll(map, { timeout: 20_000 }).not.toBeNull();
    const grid = map() as Element;
    await takeLook('widgets', `long-numbers-${file}-${width}`, grid);
    const size = Number.parseFloat(getComputedStyle(grid).fontSize);
    // Twice the gap between two digits, and more than a cell's line.
    expect(smallestGap(grid)).toBeGreaterThan(0.3 * size);
    expect(smallFigures(grid, 9)).toEqual([]);
  });
});

/** Pixels between the texts of the closest two neighbours in a row. */
function smallestGap(grid: Element): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (const row of grid.querySelectorAll('[role="row"]')) {
    const boxes = [...row.querySelectorAll('[role="gridcell"] > :first-child')].map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect();
    });
    for (const [index, { left }] of boxes.entries()) {
      const before = boxes[index - 1];
      if (before !== undefined) smallest = Math.min(smallest, left - before.right);
    }
  }
  return smallest;
}
