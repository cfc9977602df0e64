import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Properties {
  /** What scrolls, for screen readers. */
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A box that scrolls sideways when it must, and can then be reached by keyboard: without overflow it is no stop. */
export function ScrollRegion({ label, className, children }: Properties) {
  const box = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = () =>
      setOverflows(
        element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1,
      );
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    // A face that comes late widens what is written in it, but no box.
    document.fonts.addEventListener('loadingdone', measure);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', measure);
    };
  }, []);
  // A group, not a region: a landmark's name must be its own, and two cells may show the same table.
  const reach = overflows ? { role: 'group', 'aria-label': label, tabIndex: 0 } : {};
  return (
    <div ref={box} className={className} {...reach}>
      {children}
    </div>
  );
}
