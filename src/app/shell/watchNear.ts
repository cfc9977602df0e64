const tellers = new WeakMap<Element, (isNear: boolean) => void>();

/** One for all elements: each observer is work for every frame of a scroll. */
const observer = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) tellers.get(target)?.(isIntersecting);
  },
  { rootMargin: '100% 0px' },
);

/**
 * Tells whether `element` is at most a window's height away from what the window shows: soon after the call, and at each
 * change. An element can be watched once at a time.
 *
 * @returns stops it
 */
export function watchNear(element: Element, tell: (isNear: boolean) => void): () => void {
  tellers.set(element, tell);
  observer.observe(element);
  return () => {
    tellers.delete(element);
    observer.unobserve(element);
  };
}
