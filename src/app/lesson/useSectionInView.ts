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
      setCurrent(sections.findLast((section) => hasPassed(section, line))?.slug);
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
 * Whether a section's heading is above the line. Only in the cell that the line crosses is the heading itself asked: cells out of sight are
 * not laid out, and would be for the answer; of a long notebook some are empty places still.
 */
function hasPassed({ slug, cellIds: [id = ''] }: Section, line: number): boolean {
  const heading = document.getElementById(slug);
  const cell = heading?.closest('article') ?? document.querySelector(`[data-cell-id="${CSS.escape(id)}"]`);
  const box = cell?.getBoundingClientRect();
  if (box === undefined || box.top > line) return false;
  return heading === null || box.bottom <= line || heading.getBoundingClientRect().top <= line;
}
