import { beforeEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { Markdown } from '../../src/app/markdown/Markdown.tsx';
import '../../src/app/styles/tokens.css';
import '../../src/app/styles/base.css';

const lesson = (block: string) => <Markdown source={`Before.\n\n\`\`\`widget ${block}\n\`\`\`\n\nAfter.`} />;

beforeEach(() => {
  document.documentElement.dataset.theme = 'light';
});

describe('a widget in the text of a lesson', () => {
  it('stands where its block stands, with its options', async () => {
    const screen = await render(lesson('convolution-stepper\nstride: 2'));
    await expect.element(screen.getByRole('group', { name: 'Convolution, step by step' })).toBeVisible();
    await expect.element(screen.getByRole('slider', { name: 'stride' })).toHaveValue('2');
    await expect.element(screen.getByText('Before.')).toBeVisible();
    await expect.element(screen.getByText('After.')).toBeVisible();
  });

  it('says which widgets there are where the name is not known', async () => {
    const screen = await render(lesson('convolution-steper'));
    await expect
      .element(
        screen.getByText(/There is no widget “convolution-steper”. The widgets are convolution-stepper/),
      )
      .toBeVisible();
    await expect.element(screen.getByText('After.')).toBeVisible();
  });

  it('says which options it has where one is not known', async () => {
    const screen = await render(lesson('convolution-stepper\nstrid: 2'));
    await expect
      .element(screen.getByText(/There is no option “strid”. The options are image, kernel/))
      .toBeVisible();
  });

  it('leaves other listings as they are', async () => {
    const screen = await render(<Markdown source={'```python\nprint(1)\n```'} />);
    expect(screen.container.querySelector('pre code')?.textContent).toBe('print(1)\n');
    expect(screen.container.querySelector('[data-widget]')).toBeNull();
  });
});
