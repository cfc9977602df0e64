import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { widgets } from '../../src/widgets/registry.ts';
import { WidgetView } from '../../src/widgets/WidgetView.tsx';
import { columnWidth, pageWidths, takeLook, themes } from '../browser/looks.ts';
import '../../src/app/styles/fonts.css';
import '../../src/app/styles/tokens.css';
import '../../src/app/styles/base.css';

afterEach(async () => {
  document.documentElement.dataset.theme = 'light';
  await page.viewport(1280, 900);
});

describe.each(Object.keys(widgets))('the widget %s, looked at', (name) => {
  it.each(pageWidths)('has nothing cut off on a page of %i pixels', async (width) => {
    await page.viewport(width, 1100);
    const screen = await render(
      <div
        style={{ width: columnWidth(width), padding: 16, background: 'var(--paper)', color: 'var(--ink)' }}
      >
        <WidgetView name={name} source="" />
      </div>,
    );
    const part = () => screen.container.querySelector('[data-widget] > :not(p)');
    await expect.poll(part, { timeout: 20_000 }).not.toBeNull();
    for (const theme of themes) {
      document.documentElement.dataset.theme = theme;
      await takeLook('widgets', `${name}-${theme}-${width}`, screen.container.firstElementChild as Element);
    }
    const cut = [
      ...screen.container.querySelectorAll('button, label, p, span, output, td, th, dt, dd'),
    ].filter(
      (element) =>
        element.scrollWidth > element.clientWidth + 1 &&
        element.clientWidth > 1 &&
        ['hidden', 'clip'].includes(getComputedStyle(element).overflowX),
    );
    expect(cut.map((element) => element.outerHTML.slice(0, 120))).toEqual([]);
  });
});
