import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { WidgetView } from '../../src/widgets/WidgetView.tsx';
import '../../src/app/styles/tokens.css';
import '../../src/app/styles/base.css';

afterEach(async () => {
  document.documentElement.dataset.theme = 'light';
  await page.viewport(1280, 900);
});

/** The widget as it stands once its code has come. */
async function placed(name: string, source = '') {
  const screen = await render(<WidgetView name={name} source={source} />);
  await expect.poll(() => screen.container.querySelector('input')).not.toBeNull();
  return screen;
}

/** What the widget says of its state; a slider's value is a status of its own. */
function said(container: Element): () => string {
  return () => container.querySelector('p[role="status"]')?.textContent ?? '';
}

/** Moves a slider by its keys. */
async function press(slider: Element, keys: string) {
  (slider as HTMLElement).focus();
  await userEvent.keyboard(keys);
}

describe('the timeline', () => {
  it('item 2: shows the paper of the year that the arrow keys reach, with its link', async () => {
    const screen = await placed('timeline');
    await press(screen.getByRole('radio', { name: '2012 AlexNet' }).element(), '{ArrowRight}');
    await expect.element(screen.getByText('Neocognitron, 1980.')).toBeVisible();
    await expect
      .element(screen.getByRole('link', { name: /self-organizing neural network/ }))
      .toHaveAttribute('href', 'https://doi.org/10.1007/BF00344251');
  });

  it('item 1: shows the top-5 error of every entry', async () => {
    const screen = await placed('timeline');
    for (const error of ['28.2 %', '25.8 %', '26.2 %', '15.3 %']) {
      await expect.element(screen.getByText(error, { exact: true })).toBeVisible();
    }
  });
});

describe('the pixel inspector', () => {
  it('item 4: reads the pixel that the arrow keys reach, and its neighbours', async () => {
    const screen = await placed('pixel-inspector');
    await press(
      screen.getByRole('button', { name: /boot, 28 × 28 pixels/ }).element(),
      '{ArrowUp}{ArrowLeft}',
    );
    await expect.poll(said(screen.container)).toContain('row 4, column 15 136');
    const numbers = Array.from(screen.container.querySelectorAll('td'), (cell) => cell.textContent);
    expect(numbers).toEqual(['0', '17', '68', '34', '136', '119', '102', '204', '170']);
  });

  it('item 4: has three numbers a pixel in colour', async () => {
    const screen = await placed('pixel-inspector', 'colour: yes');
    await expect.element(screen.getByText('28 × 28 × 3 = 2,352 numbers')).toBeVisible();
    expect(screen.container.querySelectorAll('table')).toHaveLength(3);
  });

  it('says where the picture has ended', async () => {
    const screen = await placed('pixel-inspector');
    await press(screen.getByRole('slider', { name: 'row' }).element(), '{Home}');
    expect(screen.container.querySelectorAll('[data-outside="true"]')).toHaveLength(3);
  });
});

describe('softmax at a temperature', () => {
  it('item 30: grows surer when it gets colder, and keeps the sum of 1', async () => {
    const screen = await placed('softmax');
    await expect.poll(said(screen.container)).toContain('sum to 1.000; the largest is 40.4 %');
    await press(screen.getByRole('slider', { name: 'temperature' }).element(), '{Home}');
    await expect.poll(said(screen.container)).toContain('sum to 1.000; the largest is 98.2 %');
  });
});

describe('loss against accuracy', () => {
  it('item 19: a step of the score moves the loss and not the accuracy, until it is right', async () => {
    const screen = await placed('loss-and-accuracy');
    const slider = screen.getByRole('slider').element();
    await expect.element(screen.getByText('loss 4.21, slope −0.99')).toBeVisible();
    await press(slider, '{ArrowRight}');
    await expect.element(screen.getByText('loss 4.11, slope −0.98')).toBeVisible();
    await expect.element(screen.getByText('accuracy 0, slope 0.00')).toBeVisible();
    await press(slider, '{End}');
    await expect.element(screen.getByText('accuracy 1, slope 0.00')).toBeVisible();
  });
});

describe('the patience slider', () => {
  it('item 29: stops later with more patience, and keeps the best weights or the last', async () => {
    const screen = await placed('patience');
    const status = said(screen.container);
    await expect.poll(status).toContain('Stops after epoch 8: no new lowest loss since epoch 7');
    await press(
      screen.getByRole('slider', { name: 'patience' }).element(),
      '{ArrowRight}{ArrowRight}{ArrowRight}',
    );
    await expect.poll(status).toContain('Stops after epoch 23');
    await expect.poll(status).toContain('those of epoch 19, loss 0.608');
    await screen.getByRole('radio', { name: 'the last' }).click();
    await expect.poll(status).toContain('those of epoch 23, loss 0.637');
  });
});

describe('grid against random search', () => {
  it('item 35: tries 3 values of the setting that matters with a grid of 9, and 9 at random', async () => {
    const screen = await placed('search-budget');
    await expect.element(screen.getByText('Made up, not measured')).toBeVisible();
    await expect
      .element(screen.getByRole('img', { name: /^grid search: 9 places, 3 different/ }))
      .toBeVisible();
    await expect
      .element(screen.getByRole('img', { name: /^random search: 9 places, 9 different/ }))
      .toBeVisible();
  });

  it('item 35: draws other random places, and takes the budget of the lesson', async () => {
    const screen = await placed('search-budget', 'budget: 16');
    const random = screen.getByRole('img', { name: /^random search: 16 places/ });
    const before = random.element().innerHTML;
    await screen.getByRole('button', { name: 'Draw other random places' }).click();
    await expect.poll(() => random.element().innerHTML).not.toBe(before);
  });
});
