import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { widgets } from '../../src/widgets/registry.ts';
import { WidgetView } from '../../src/widgets/WidgetView.tsx';
import { pageWidths, smallFigures, takeLook, themes } from '../browser/looks.ts';
import '../../src/app/styles/fonts.css';
import '../../src/app/styles/tokens.css';
import '../../src/app/styles/base.css';
import '../../src/app/markdown/markdown.css';

/** As lessons place them, and with what makes most of them. */
const looks: readonly (readonly [file: string, widget: string, options: string])[] = [
  ...Object.keys(widgets).map((name) => [name, name, ''] as const),
  ['convolution-of-a-boot', 'convolution-stepper', 'image: boot\nkernel: vertical edges\npadding: 1'],
  ['convolution-of-channels', 'convolution-stepper', 'channels: 3\nbias: -2'],
  ['pooling-of-a-boot', 'pooling-stepper', 'map: boot'],
  ['layer-stack-too-deep', 'layer-stack', 'stack: too deep'],
  ['pixels-in-colour', 'pixel-inspector', 'colour: yes'],
];

/** What can be read from the back of a room: on a laptop's screen that is near, and on a projector's. */
const readable = { 360: 9.5, 1280: 12, 1920: 15 } as const;

afterEach(async () => {
  document.documentElement.dataset.theme = 'light';
  await page.viewport(1280, 900);
});

describe.each(looks)('the look %s', (file, widget, options) => {
  it('has nothing cut off or too small on a phone, a laptop and a projector', async () => {
    const screen = await render(<Lesson widget={widget} options={options} />);
    const part = () => screen.container.querySelector('[data-widget] > :not(p)');
    await expect.poll(part, { timeout: 20_000 }).not.toBeNull();
    for (const width of pageWidths) {
      await page.viewport(width, 1700);
      for (const theme of options === '' ? themes : themes.slice(0, 1)) {
        document.documentElement.dataset.theme = theme;
        const look = screen.container.firstElementChild as Element;
        await takeLook('widgets', `${file}-${theme}-${width}`, look);
      }
      expect(cutOff(screen.container), `cut off at ${width}`).toEqual([]);
      expect(smallFigures(part() as Element, readable[width]), `too small at ${width}`).toEqual([]);
    }
  });
});

/** The widget in its column between the two panels, which have 496 pixels where there is room for them. */
function Lesson({ widget, options }: { readonly widget: string; readonly options: string }) {
  return (
    <div style={{ width: 'calc(100vw - var(--panels))', padding: '1px 0', background: 'var(--paper)' }}>
      <style>{':root { --panels: 0px } @media (min-width: 1240px) { :root { --panels: 496px } }'}</style>
      <div
        className="prose"
        style={{ width: 'min(760px, 100vw - var(--panels) - 32px)', margin: '16px auto' }}
      >
        <WidgetView name={widget} source={options} />
      </div>
    </div>
  );
}

function cutOff(part: Element): string[] {
  return [...part.querySelectorAll('button, label, p, span, output, td, th, dt, dd')]
    .filter(
      (element) =>
        element.scrollWidth > element.clientWidth + 1 &&
        element.clientWidth > 1 &&
        ['hidden', 'clip'].includes(getComputedStyle(element).overflowX),
    )
    .map((element) => element.outerHTML.slice(0, 120));
}
