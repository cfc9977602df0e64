import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { useSectionInView } from '../../../src/app/lesson/useSectionInView.ts';
import type { Section } from '../../../src/app/notebook/outline.ts';

const sections = Array.from({ length: 12 }, (_, place): Section => {
  return { slug: `part-${place}`, title: `Part ${place}`, cellIds: [`cell-${place >> 1}`] };
});

/** Six cells of two headings each, every one as high as the window. */
function Lesson() {
  const current = useSectionInView(sections);
  const heading = (place: number) => (
    <h2 id={`part-${place}`} style={{ height: '100vh', margin: 0 }}>
      Part {place}
    </h2>
  );
  return (
    <>
      <p style={{ position: 'fixed', top: 0 }} role="status">
        {current ?? 'none'}
      </p>
      {[0, 2, 4, 6, 8, 10].map((place) => (
        <article key={place}>
          {heading(place)}
          {heading(place + 1)}
        </article>
      ))}
    </>
  );
}

/** To where the heading's top is so many heights of the window below the window's. */
function scrollTo(place: number, windows: number) {
  window.scrollTo(0, (place - windows) * window.innerHeight);
}

test('the section is the last whose heading has passed the upper third, also within a cell', async () => {
  const screen = await render(<Lesson />);
  const said = screen.getByRole('status');
  await expect.element(said).toHaveTextContent('part-0');
  for (const [place, windows, expected] of [
    [3, 0.4, 'part-2'],
    [3, 0.3, 'part-3'],
    [8, 0.4, 'part-7'],
    [8, 0.3, 'part-8'],
    [11, 0, 'part-11'],
    [1, 0.3, 'part-1'],
  ] as const) {
    scrollTo(place, windows);
    await expect.element(said).toHaveTextContent(expected);
  }
});

test('of a cell that the line does not cross no heading is measured: it would be laid out for that', async () => {
  const screen = await render(<Lesson />);
  const measured = new Set<string>();
  const spy = vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (
    this: Element,
  ) {
    if (this.id !== '') measured.add(this.id);
    return (this.getClientRects()[0] ?? new DOMRect()) as DOMRect;
  });
  scrollTo(7, 0);
  await expect.poll(() => screen.container.querySelector('p')?.textContent).toBe('part-7');
  spy.mockRestore();
  // Of the two cells that were looked at, before the scroll and after it.
  expect([...measured].every((id) => ['part-0', 'part-1', 'part-6', 'part-7'].includes(id))).toBe(true);
  expect(measured).toContain('part-7');
});
