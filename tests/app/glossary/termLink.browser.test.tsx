import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import GlossaryPage from '../../../src/app/glossary/GlossaryPage.tsx';
import { Markdown } from '../../../src/app/markdown/Markdown.tsx';

afterEach(() => cleanup());

test('a term in bold opens its meaning by keyboard, and Escape closes it', async () => {
  const screen = await render(<Markdown source="The **strides** and a **bold word**." />);
  expect(screen.container.querySelectorAll('button')).toHaveLength(1);
  const panel = screen.container.querySelector('[popover]');
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  expect(panel?.matches(':popover-open')).toBe(true);
  await expect.element(screen.getByText(/How many pixels a kernel/)).toBeVisible();
  expect(panel?.querySelector('a')?.getAttribute('href')).toBe('#/glossary/stride');
  await userEvent.keyboard('{Escape}');
  expect(panel?.matches(':popover-open')).toBe(false);
});

test('hovering opens the meaning, and leaving closes it', async () => {
  const screen = await render(<Markdown source="[how far it moves](#/glossary/stride)" />);
  const panel = screen.container.querySelector('[popover]');
  await userEvent.hover(screen.getByRole('button', { name: 'how far it moves' }));
  await expect.poll(() => panel?.matches(':popover-open')).toBe(true);
  await userEvent.hover(document.documentElement, { position: { x: 600, y: 400 } });
  await expect.poll(() => panel?.matches(':popover-open')).toBe(false);
});

test('a link to a term that is not in the glossary stays a link', async () => {
  const screen = await render(<Markdown source="[word](#/glossary/no-such-word)" />);
  await expect
    .element(screen.getByRole('link', { name: 'word' }))
    .toHaveAttribute('href', '#/glossary/no-such-word');
});

test('the page marks the term of its address and gives it the focus', async () => {
  const screen = await render(<GlossaryPage term="stride" />);
  const asked = screen.container.querySelector('.asked dt');
  expect(asked?.textContent).toContain('stride');
  expect(document.activeElement).toBe(asked);
});
