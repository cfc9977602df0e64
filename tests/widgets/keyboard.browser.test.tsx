import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { widgets } from '../../src/widgets/registry.ts';
import { WidgetView } from '../../src/widgets/WidgetView.tsx';
import '../../src/app/styles/tokens.css';
import '../../src/app/styles/base.css';

beforeEach(async () => {
  document.documentElement.dataset.theme = 'light';
  await page.viewport(1280, 900);
});

const controls = 'button, input, select, textarea, a[href], [tabindex]';
const mostStops = 40;

/** What the Tab key reaches on its way through a widget to what stands behind it. */
async function tabThrough(behind: Element): Promise<Element[]> {
  const reached: Element[] = [];
  for (let stop = 0; stop < mostStops; stop++) {
    await userEvent.keyboard('{Tab}');
    const { activeElement } = document;
    if (activeElement === behind || activeElement === null) return reached;
    reached.push(activeElement);
  }
  throw new Error(`Tab has not left the widget after ${mostStops} stops`);
}

/** A group of radio buttons and a grid of cells are one stop each: the arrow keys move within. */
function groupOf(control: Element): Element | string {
  if (control instanceof HTMLInputElement && control.type === 'radio') return control.name;
  return control.closest('[role="grid"]') ?? control;
}

describe.each(Object.keys(widgets))('the widget %s, by keyboard alone', (name) => {
  it('has nothing that Tab does not reach, shows where it is, and lets go again', async () => {
    const screen = await render(
      <>
        <button type="button">before</button>
        <WidgetView name={name} source="" />
        <button type="button">behind</button>
      </>,
    );
    const widget = screen.container.querySelector('[data-widget]');
    await expect.poll(() => widget?.querySelector(':scope > :not(p)')).not.toBeNull();
    (screen.getByRole('button', { name: 'before' }).element() as HTMLElement).focus();
    const behind = screen.getByRole('button', { name: 'behind' }).element();

    const unseen: string[] = [];
    const shown = () => {
      const { activeElement } = document;
      if (activeElement === null || activeElement === behind) return;
      const ring = [activeElement, activeElement.parentElement].some(
        (element) => element !== null && getComputedStyle(element).outlineStyle !== 'none',
      );
      if (!ring) unseen.push(activeElement.outerHTML.slice(0, 120));
    };
    document.addEventListener('focusin', shown);
    const reached = new Set((await tabThrough(behind)).map(groupOf));
    document.removeEventListener('focusin', shown);

    const usable = [...(widget?.querySelectorAll(controls) ?? [])].filter(
      (control) => control.checkVisibility() && !control.matches(':disabled'),
    );
    expect(usable.length).toBeGreaterThan(0);
    const missed = usable.filter((control) => !reached.has(groupOf(control)));
    expect(missed.map((control) => control.outerHTML.slice(0, 120))).toEqual([]);
    expect(unseen, 'without a focus ring').toEqual([]);
  });
});
