import { afterEach, expect, test } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { Markdown } from '../../../src/app/markdown/Markdown.tsx';

afterEach(() => cleanup());

test('raw HTML is shown as text, never as elements', async () => {
  const screen = await render(
    <Markdown source={'Hello <img src=x onerror="alert(1)"> <script>alert(2)</script>'} />,
  );
  expect(screen.container.querySelector('img, script')).toBeNull();
});

test('a link out opens apart and gives no handle on this page; a script address is dropped', async () => {
  const screen = await render(<Markdown source={'[out](https://example.org) [bad](javascript:alert(1))'} />);
  const [out, bad] = screen.container.querySelectorAll('a');
  expect(out?.rel).toBe('noopener noreferrer');
  expect(out?.target).toBe('_blank');
  expect(bad?.getAttribute('href')).toBe('');
});

test('a picture from another site is not loaded but named', async () => {
  const screen = await render(<Markdown source={'![a cat](https://example.org/cat.png) ![own](own.png)'} />);
  expect([...screen.container.querySelectorAll('img')].map((image) => image.getAttribute('src'))).toEqual([
    'own.png',
  ]);
  await expect
    .element(screen.getByText('Picture from another site, not loaded: https://example.org/cat.png (a cat)'))
    .toBeVisible();
});

test('headings get the ids of the outline, by their lines', async () => {
  const screen = await render(
    <Markdown source={'# One\n\ntext\n\n## Two'} headingIds={{ 1: 'one', 5: 'two' }} />,
  );
  await expect.element(screen.getByRole('heading', { name: 'Two' })).toHaveAttribute('id', 'two');
});

test('formulas are set by KaTeX', async () => {
  const screen = await render(<Markdown source={'The slope of $x^2$ is $2x$.'} />);
  await expect.poll(() => screen.container.querySelectorAll('.katex').length, { timeout: 10_000 }).toBe(2);
});

test('a short formula, or a term, stays on a line with the punctuation behind it, at any width', async () => {
  const screen = await render(
    <Markdown
      source={
        'Each of the kernels has a side of $k$, a stride of $s$. The rest (and $p$) is up to $n+1$! A **kernel**: weights.'
      }
    />,
  );
  const shown = () => [...screen.container.querySelectorAll('.katex-html, strong')];
  await expect.poll(() => shown().length, { timeout: 10_000 }).toBe(5);
  expect(screen.container.querySelector('strong button')).not.toBeNull();
  const prose = screen.container.querySelector<HTMLElement>('.prose') as HTMLElement;
  const torn: string[] = [];
  for (let width = 60; width < 500; width += 4) {
    prose.style.width = `${width}px`;
    for (const part of shown()) {
      const marks = (part.closest('.katex') ?? part).nextSibling as Text;
      const range = document.createRange();
      range.setStart(marks, 0);
      range.setEnd(marks, 1);
      if (range.getBoundingClientRect().top > part.getBoundingClientRect().bottom)
        torn.push(`${range} at ${width}`);
    }
  }
  expect(torn).toEqual([]);
  expect(prose.textContent).toMatch(/, a stride of .*\. The rest \(and .*\) is up to/);
});

test('a figure stays on a line with its sign or unit, and code as it was typed', async () => {
  const source =
    'It is right on 91.6 % ± 0.5 of the pictures of 28 × 28, or 9 × 9 × 3, in 20 ms. About 3 things; `7 % 2`.';
  const screen = await render(<Markdown source={source} />);
  const prose = screen.container.querySelector<HTMLElement>('.prose') as HTMLElement;
  const text = prose.querySelector('p')?.firstChild as Text;
  const torn: string[] = [];
  for (let width = 110; width < 500; width += 4) {
    prose.style.width = `${width}px`;
    for (const figure of ['91.6 % ± 0.5', '28 × 28', '9 × 9 × 3', '20 ms']) {
      const range = document.createRange();
      const start = text.data.replaceAll('\u00a0', ' ').indexOf(figure);
      range.setStart(text, start);
      range.setEnd(text, start + figure.length);
      if (range.getClientRects().length !== 1) torn.push(`${figure} at ${width}`);
    }
  }
  expect(torn).toEqual([]);
  expect(text.data).toContain('About 3 things');
  expect(prose.querySelector('code')?.textContent).toBe('7 % 2');
});
