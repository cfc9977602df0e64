import { beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { OutputList } from '../../../../src/app/outputs/OutputList.tsx';
import { loadPlotly } from '../../../../src/app/outputs/plotly/plotlyLibrary.ts';
import type { PlotlyOutput } from '../../../../src/notebook/output.ts';
import '../../../../src/app/styles/tokens.css';

const mime = 'application/vnd.plotly.v1+json';

function curves(points: number, span: 'full' | 'half' = 'full'): PlotlyOutput {
  const x = Array.from({ length: points }, (_, index) => index + 1);
  return {
    mime,
    span,
    data: [
      { name: 'train', x, y: x.map((epoch) => 1 / epoch), meta: { series: 'train' } },
      { name: 'unseen', x, y: x.map((epoch) => 1.2 / epoch), meta: { series: 'validation' } },
    ],
    layout: { title: { text: 'loss' }, xaxis: { range: [1, 10] }, yaxis: { range: [0, 1.2] } },
    description: 'Loss by epoch, for training and unseen images',
  };
}

const drawn = (container: Element, count: number) =>
  expect.poll(() => container.querySelectorAll('[data-figure-phase=drawn]').length).toBe(count);
const strokes = (container: Element) =>
  [...container.querySelectorAll<SVGPathElement>('.js-line')].map((line) => getComputedStyle(line).stroke);

beforeEach(async () => {
  document.documentElement.dataset.theme = 'light';
  await page.viewport(1280, 800);
});

describe('a figure', () => {
  it('has its height before it is drawn and keeps it while it updates', async () => {
    const screen = await render(<OutputList outputs={[curves(2)]} />);
    const { height } = screen.container.getBoundingClientRect();
    expect(height).toBeGreaterThan(300);
    await drawn(screen.container, 1);
    for (let points = 3; points < 8; points++) {
      await screen.rerender(<OutputList outputs={[curves(points)]} />);
      await new Promise((resume) => setTimeout(resume, 60));
      expect(screen.container.getBoundingClientRect().height).toBe(height);
    }
  });

  it('updates in place, and its axes stay where they are', async () => {
    const screen = await render(<OutputList outputs={[curves(2)]} />);
    await drawn(screen.container, 1);
    const before = screen.container.querySelector('.main-svg');
    const area = () => screen.container.querySelector('.ygrid')?.getAttribute('d');
    const axis = area();
    const path = () => screen.container.querySelector('.js-line')?.getAttribute('d');
    const short = path();
    await screen.rerender(<OutputList outputs={[curves(9)]} />);
    await expect.poll(path).not.toBe(short);
    expect(screen.container.querySelector('.main-svg')).toBe(before);
    expect(area()).toBe(axis);
  });

  it('draws the latest of many quick updates, and few of those between where drawing is slow', async () => {
    const screen = await render(<OutputList outputs={[curves(2)]} />);
    await drawn(screen.container, 1);
    const library = await loadPlotly();
    const { react } = library;
    const lengths: unknown[] = [];
    library.react = (element, data, layout, config) => {
      const [{ x } = { x: [] }] = data as [{ readonly x: ArrayLike<number> }];
      lengths.push(x.length);
      const until = performance.now() + 10;
      while (performance.now() < until);
      return react(element, data, layout, config);
    };
    for (let points = 3; points < 60; points++) {
      await screen.rerender(<OutputList outputs={[curves(points)]} />);
      await new Promise((resume) => setTimeout(resume, 5));
    }
    await expect.poll(() => lengths.at(-1)).toBe(59);
    expect(lengths.length).toBeLessThan(15);
    library.react = react;
  });

  it('takes its colours from the theme and follows a change of it', async () => {
    const { container } = await render(<OutputList outputs={[curves(3)]} />);
    await drawn(container, 1);
    expect(strokes(container)).toEqual(['rgb(36, 86, 201)', 'rgb(217, 115, 13)']);
    document.documentElement.dataset.theme = 'dark';
    await expect.poll(() => strokes(container)).toEqual(['rgb(143, 176, 255)', 'rgb(245, 169, 98)']);
  });

  it('names curves at their end, without a legend', async () => {
    const { container } = await render(<OutputList outputs={[curves(3)]} />);
    await drawn(container, 1);
    const names = [...container.querySelectorAll('.textpoint')].map((name) => name.textContent?.trim());
    expect(names).toEqual(['train', 'unseen']);
    expect(container.querySelector('.legend .traces')).toBeNull();
  });

  it('is one picture with a description, and a table on request', async () => {
    const screen = await render(<OutputList outputs={[curves(3)]} />);
    await expect.element(screen.getByRole('img', { name: /Loss by epoch/ })).toBeInTheDocument();
    await screen.getByRole('button', { name: 'show as table' }).click();
    await expect.element(screen.getByRole('columnheader', { name: 'unseen' })).toBeVisible();
  });

  it('draws no link and no picture, whatever the figure asks for', async () => {
    const link = '<a href="https://example.org">go</a>';
    const hostile: PlotlyOutput = {
      mime,
      data: [{ x: [link, 'b'], y: [1, 2], mode: 'text', text: [link, link] }],
      layout: {
        title: { text: link },
        annotations: [{ text: link, x: 0, y: 1 }],
        images: [{ source: 'https://example.org/p.png', x: 0, y: 1, sizex: 1, sizey: 1 }],
      },
    };
    const { container } = await render(<OutputList outputs={[hostile]} />);
    await drawn(container, 1);
    expect(container.textContent).toContain('‹a href');
    expect(container.querySelectorAll('a, image, img')).toHaveLength(0);
  });

  it('says why it was not drawn', async () => {
    const screen = await render(<OutputList outputs={[{ mime, data: [{ type: 'surface' }] }]} />);
    await expect.element(screen.getByText(/could not be drawn.*"surface"/)).toBeVisible();
  });
});

describe('half figures', () => {
  it('stand side by side where there is room and below each other where there is none', async () => {
    const { container } = await render(<OutputList outputs={[curves(3, 'half'), curves(3, 'half')]} />);
    await drawn(container, 2);
    const boxes = () => [...container.querySelectorAll('figure')].map((one) => one.getBoundingClientRect());
    expect(boxes()[0]?.top).toBe(boxes()[1]?.top);
    await page.viewport(360, 800);
    await expect.poll(() => (boxes()[1]?.top ?? 0) > (boxes()[0]?.top ?? 0)).toBe(true);
    await expect
      .poll(() => container.querySelector('.main-svg')?.getBoundingClientRect().width)
      .toBeLessThan(361);
  });
});
