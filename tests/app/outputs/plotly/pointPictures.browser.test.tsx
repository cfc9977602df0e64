import axe from 'axe-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { PlotlyView } from '../../../../src/app/outputs/plotly/PlotlyView.tsx';
import type { PlotlyOutput } from '../../../../src/notebook/output.ts';
import '../../../../src/app/styles/tokens.css';

/** Two points far apart, each with its picture. */
const output: PlotlyOutput = {
  mime: 'application/vnd.plotly.v1+json',
  data: [
    {
      mode: 'markers',
      name: 'Bag',
      x: [0],
      y: [0],
      customdata: [1],
      hoverinfo: 'none',
      marker: { size: 20 },
    },
    {
      mode: 'markers',
      name: 'Coat',
      x: [9],
      y: [9],
      customdata: [0],
      hoverinfo: 'none',
      marker: { size: 20 },
    },
  ],
  layout: { height: 400, hovermode: 'closest' },
  pictures: {
    mime: 'application/vnd.convbook.images+json',
    width: 1,
    height: 1,
    channels: 1,
    inverted: true,
    pixels: Uint8Array.of(255, 100),
    items: [
      { above: 'Shirt', below: 'Coat', mark: 'wrong', description: 'Image 0, label Coat, predicted Shirt' },
      { above: 'Bag', below: 'Bag', mark: 'right', description: 'Image 1, label Bag, predicted Bag' },
    ],
  },
};

/** A confusion matrix with mistakes in one cell: the first two of three are there to be seen. */
const matrix: PlotlyOutput = {
  mime: 'application/vnd.plotly.v1+json',
  data: [
    {
      type: 'heatmap',
      x: ['Bag', 'Coat'],
      y: ['Bag', 'Coat'],
      z: [
        [0, 100],
        [0, 100],
      ],
      text: [
        ['', '3'],
        ['', '1'],
      ],
      customdata: [
        [[], [0, 1]],
        [[], [2]],
      ],
      showscale: false,
    },
  ],
  layout: { height: 400, yaxis: { autorange: 'reversed' } },
  pictures: {
    mime: 'application/vnd.convbook.images+json',
    width: 1,
    height: 1,
    channels: 1,
    pixels: Uint8Array.of(1, 2, 3),
    items: [{ above: 'Coat', below: 'Bag' }, { above: 'Coat', below: 'Bag' }, { above: 'Coat' }],
  },
};

async function show(shown = output) {
  const screen = await render(
    <div style={{ width: 600 }}>
      <PlotlyView output={shown} />
    </div>,
  );
  // Plotly is half a megabyte, which a busy machine takes a while to start.
  await expect
    .poll(() => screen.container.querySelector('[data-figure-phase=drawn]'), { timeout: 20_000 })
    .not.toBeNull();
  return screen;
}

beforeEach(async () => {
  document.documentElement.dataset.theme = 'light';
  await page.viewport(1280, 800);
});

describe('a figure whose points stand for pictures', () => {
  it('shows the picture beside the point that the pointer is on, and takes it away', async () => {
    const screen = await show();
    const area = screen.container.querySelector('.nsewdrag');
    const mark = screen.container.querySelectorAll('.points path')[1]?.getBoundingClientRect();
    if (!area || !mark) throw new Error('nothing was drawn');
    const [x, y] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
    area.dispatchEvent(new MouseEvent('mousemove', { clientX: x, clientY: y, bubbles: true }));
    await expect.element(screen.getByText('✕ Shirt')).toBeVisible();
    const card = screen.getByText('✕ Shirt').element().parentElement?.getBoundingClientRect();
    const distance = Math.min(Math.abs((card?.left ?? 0) - x), Math.abs((card?.right ?? 0) - x));
    expect(distance).toBeLessThan(40);
    await screen.getByRole('slider').hover();
  });

  it('goes through the pictures by keyboard, and says each', async () => {
    const screen = await show();
    const slider = screen.getByRole('slider', { name: 'image' });
    (slider.element() as HTMLElement).focus();
    await userEvent.keyboard('{End}');
    await expect
      .element(slider)
      .toHaveAttribute('aria-valuetext', 'Image 1, label Bag, predicted Bag, right');
    await expect.element(screen.getByText('✓ Bag')).toBeVisible();
    await userEvent.keyboard('{Home}');
    await expect.element(screen.getByText('✕ Shirt')).toBeVisible();
  });

  it('has nothing that axe objects to', async () => {
    const screen = await show();
    const { violations } = await axe.run(screen.container, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});

describe('a heat map whose cells stand for pictures', () => {
  it('item 23: opens the pictures of the cell that is pressed, or chosen by keyboard', async () => {
    const screen = await show(matrix);
    const list = screen.getByRole('combobox', { name: 'open the pictures of' });
    (list.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(screen.getByText('Coat, rightly: all 1')).toBeVisible();

    const area = screen.container.querySelector('.nsewdrag');
    const box = area?.getBoundingClientRect();
    if (!area || !box) throw new Error('nothing was drawn');
    await userEvent.click(area, { position: { x: box.width * 0.75, y: box.height * 0.25 } });
    await expect.element(screen.getByText('Bag, taken for Coat: the first 2 of 3')).toBeVisible();
    expect(screen.container.querySelectorAll('li')).toHaveLength(2);
    const { violations } = await axe.run(screen.container, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
