/** In heights of the window. */
const far = 4;

/**
 * Scrolls to an element, smoothly where the reader can follow; else at once: on a long way there are cells that are drawn as
 * they come near, and would move the end of it. Does nothing without an element.
 */
export function bringIntoView(element: Element | null, block: ScrollLogicalPosition = 'start'): void {
  const way = element?.getBoundingClientRect().top ?? 0;
  const isFar = Math.abs(way) > far * window.innerHeight;
  element?.scrollIntoView({ block, behavior: isFar ? 'instant' : 'auto' });
}
