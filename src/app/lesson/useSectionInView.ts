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
      const passed = sections.filter(({ slug }) => {
        const top = document.getElementById(slug)?.getBoundingClientRect().top;
        return top !== undefined && top <= line;
      });
      setCurrent(passed.at(-1)?.slug);
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
