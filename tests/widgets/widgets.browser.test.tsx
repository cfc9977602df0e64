import axe from 'axe-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { widgets } from '../../src/widgets/registry.ts';
import { WidgetView } from '../../src/widgets/WidgetView.tsx';
import '../../src/app/styles/tokens.css';
import '../../src/app/styles/base.css';

const names = Object.keys(widgets);

beforeEach(async () => {
  document.documentElement.dataset.theme = 'light';
  document.body.style.cssText = 'background: var(--paper); color: var(--ink); margin: 0';
  await page.viewport(1280, 900);
});

/** Renders a widget and waits for its own part to be there. */
async function show(name: string, options = '') {
  const screen = await render(<WidgetView name={name} source={options} />);
  await expect.poll(() => screen.container.querySelector('[data-widget] > :not(p)')).not.toBeNull();
  return screen;
}

describe.each(names)('the widget %s', (name) => {
  for (const theme of ['light', 'dark']) {
    it(`has no accessibility violations in the ${theme} theme`, async () => {
      document.documentElement.dataset.theme = theme;
      const screen = await show(name);
      const { violations } = await axe.run(screen.container, { rules: { region: { enabled: false } } });
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([]);
    });
  }

  it('fits a phone without moving the page sideways', async () => {
    await page.viewport(360, 800);
    await show(name);
    expect(document.documentElement.scrollWidth).toBe(360);
  });

  it('is about as high as the room kept for it while it loads', async () => {
    for (const [window, width, which] of [
      [360, 328, 'phone'],
      [1280, 760, 'column'],
    ] as const) {
      await page.viewport(window, 900);
      const screen = await render(
        <div style={{ width }}>
          <WidgetView name={name} source="" />
        </div>,
      );
      await expect.poll(() => screen.container.querySelector('[data-widget] > :not(p)')).not.toBeNull();
      const { height } = screen.container
        .querySelector('[data-widget] > :not(p)')
        ?.getBoundingClientRect() ?? { height: 0 };
      expect(Math.abs(height - (widgets[name]?.height[which] ?? 0)), `${which}: ${height}`).toBeLessThan(60);
      await screen.unmount();
    }
  });
});

describe('the convolution stepper', () => {
  it('items 8 and 27: spells out the nine products and their sum', async () => {
    const { container } = await show('convolution-stepper');
    expect(container.textContent).toContain('1·1+ 1·0+ 1·1+ 0·0+ 1·1+ 1·0+ 0·1+ 0·0+ 1·1');
    expect(container.textContent).toContain('= 4');
  });

  it('moves over the feature map by the arrow keys', async () => {
    const screen = await show('convolution-stepper');
    screen.getByRole('button', { name: 'Feature map, row 1, column 1: 4' }).element().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    await expect.element(screen.getByText('5 of 9')).toBeVisible();
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Feature map, row 2, column 2: 4');
  });

  it('follows a pointer that is dragged over the feature map', async () => {
    const screen = await show('convolution-stepper');
    const target = screen.getByRole('button', { name: 'Feature map, row 3, column 2: 3' }).element();
    const { left, top, width, height } = target.getBoundingClientRect();
    const drag = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true };
    target.dispatchEvent(new PointerEvent('pointermove', { ...drag, buttons: 0 }));
    await expect.element(screen.getByText('1 of 9')).toBeVisible();
    target.dispatchEvent(new PointerEvent('pointermove', { ...drag, buttons: 1 }));
    await expect.element(screen.getByText('8 of 9')).toBeVisible();
  });

  it('steps, plays to the end and stops', async () => {
    const screen = await show('convolution-stepper');
    await screen.getByRole('button', { name: 'Step back' }).click();
    await expect.element(screen.getByText('9 of 9')).toBeVisible();
    await screen.getByRole('button', { name: 'Step back' }).click();
    await screen.getByRole('button', { name: 'Play' }).click();
    await expect.element(screen.getByRole('button', { name: 'Pause' })).toBeVisible();
    await expect.element(screen.getByText('9 of 9')).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Play' })).toBeVisible();
  });

  it('takes a number typed into the image, and puts back what is no number', async () => {
    const screen = await show('convolution-stepper');
    const cell = screen.getByLabelText('Image, row 1, column 1');
    await userEvent.click(cell);
    await userEvent.keyboard('6{Enter}');
    await expect
      .element(screen.getByRole('button', { name: 'Feature map, row 1, column 1: 9' }))
      .toBeVisible();
    await userEvent.keyboard('x{Enter}');
    await expect.element(cell).toHaveValue('6');
  });

  it('has one tab stop in each grid', async () => {
    const { container } = await show('convolution-stepper');
    const stops = [...container.querySelectorAll('[role=grid]')].map(
      (grid) => grid.querySelectorAll('[role=gridcell] > [tabindex="0"]').length,
    );
    expect(stops).toEqual([1, 1, 1]);
  });

  it('asks for the next number and keeps the guess beside the outcome', async () => {
    const screen = await show('convolution-stepper', 'predict: yes');
    expect(screen.container.textContent).not.toContain('1·1');
    await screen.getByLabelText('Which number comes into row 1, column 1?').fill('5');
    await screen.getByRole('button', { name: 'Check' }).click();
    await expect.element(screen.getByText('You said 5. It is 4')).toBeVisible();
    expect(screen.container.textContent).toContain('1·1');
    await screen.getByRole('button', { name: 'Next' }).click();
    await screen.getByLabelText('Which number comes into row 1, column 2?').fill('3');
    await userEvent.keyboard('{Enter}');
    await expect.element(screen.getByText('You said 3, and it is 3.')).toBeVisible();
    await expect.element(screen.getByText('1 of 2 right')).toBeVisible();
  });

  it('takes a guess typed into the feature map itself', async () => {
    const screen = await show('convolution-stepper', 'predict: yes');
    await userEvent.click(screen.getByLabelText('Feature map, row 2, column 1'));
    await userEvent.keyboard('2{Enter}');
    await expect.element(screen.getByText('You said 2, and it is 2.')).toBeVisible();
  });

  it('refuses a kernel that has no room and says why', async () => {
    const screen = await show('convolution-stepper');
    await screen.getByRole('slider', { name: 'kernel size' }).fill('7');
    await expect
      .element(
        screen.getByText('A 7×7 kernel has no room in a 5×5 image. Use padding 1, or a smaller kernel.'),
      )
      .toBeVisible();
    await expect.element(screen.getByRole('slider', { name: 'kernel size' })).toHaveValue('3');
  });
});

describe('the pooling stepper', () => {
  it('item 12: says which of four numbers is the largest, and their average', async () => {
    const screen = await show('pooling-stepper');
    await expect.element(screen.getByText('largest of 12, 20, 8, 12')).toBeVisible();
    await screen.getByRole('radio', { name: 'average' }).click({ force: true });
    await expect.element(screen.getByText('(12 + 20 + 8 + 12) ÷ 4')).toBeVisible();
    await expect.element(screen.getByText('16 numbers become 4, 25 % of them.')).toBeVisible();
  });
});

describe('the small network', () => {
  it('item 3: counts 32 weights and 41 parameters for 3-4-4-1, and follows the sliders', async () => {
    const screen = await show('toy-network');
    expect(screen.container.textContent).toContain('3·4 + 4·4 + 4·1 = 12 + 16 + 4 = 32 weights');
    expect(screen.container.textContent).toContain('4 + 4 + 1 = 9 biases: 41 parameters');
    await screen.getByRole('slider', { name: 'input' }).fill('5');
    expect(screen.container.textContent).toContain('20 + 16 + 4 = 40 weights');
  });

  it('names the weight that is chosen by slider', async () => {
    const screen = await show('toy-network');
    await screen.getByRole('slider', { name: 'show weight' }).fill('5');
    await expect
      .element(
        screen.getByText(
          'from neuron 2 of the input layer to neuron 2 of hidden layer 1, which has 3 weights and one bias',
        ),
      )
      .toBeVisible();
  });
});

describe('the stack of layers', () => {
  it('item 22: refuses a fourth block, and one click repairs it', async () => {
    const screen = await show('layer-stack', 'stack: too deep');
    await expect.element(screen.getByText(/3×3, but the map has shrunk to 1×1/)).toBeVisible();
    await screen.getByRole('button', { name: 'Remove this block' }).click();
    await expect.element(screen.getByText('74,954')).toBeVisible();
  });

  it('item 13: adds and removes layers', async () => {
    const screen = await show('layer-stack', 'stack: one block');
    await screen.getByRole('button', { name: '+ convolution' }).click();
    await expect.element(screen.getByRole('button', { name: 'Remove layer 3, convolution' })).toBeVisible();
    await screen.getByRole('button', { name: 'Remove layer 4, flatten' }).click();
    await expect.element(screen.getByText(/A dense layer takes one row of numbers/)).toBeVisible();
    await screen.getByRole('button', { name: 'Add a flatten before it' }).click();
    expect(screen.container.querySelector('[role=alert]')).toBeNull();
  });
});
