import { type RefObject, useEffect } from 'react';
import { watchNear } from '../shell/watchNear.ts';

/**
 * Marks a cell that is more than a window's height away with `data-far`; the style sheet lets the browser skip those of a long notebook. It
 * is set past React: it comes and goes while the reader scrolls, and changes nothing that React draws.
 */
export function useFar(article: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = article.current;
    if (element === null) return;
    return watchNear(element, (isNear) => element.toggleAttribute('data-far', !isNear));
  }, [article]);
}
