import { useEffect, useState } from 'react';
import type { Section } from '../notebook/outline.ts';

/** The section the reader is in: the last one whose heading has passed the upper third of the window. */
export function useSectionInView(sections: readonly Section[]): string | undefined {
  const [current, setCurrent] = useState<string | undefined>();
  useEffect(() => {
    let frame = 0;
    const look = (): void => {
      frame = 0;
      const line = window.innerHeight / 3;
      setCurrent(sections.findLast(({ slug }) => hasPassed(document.getElementById(slug), line))?.slug);
    };
    const lookSoon = (): void => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    lookSoon();
    window.addEventListener('scroll', lookSoon, { passive: true });
    return () => {
      window.removeEventListener('scroll', lookSoon);
      cancelAnimationFrame(frame);
    };
  }, [sections]);
  return current;
}

/**
 * Whether a heading is above the line. Only in the cell that the line crosses is the heading itself asked: cells out of sight are not laid
 * out, and would be for the answer.
 */
function hasPassed(heading: HTMLElement | null, line: number): boolean {
  const cell = heading?.closest('article')?.getBoundingClientRect();
  if (heading === null || cell === undefined || cell.top > line) return false;
  return cell.bottom <= line || heading.getBoundingClientRect().top <= line;
}
