import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from '../shell/Icon.tsx';
import type { PanelState } from './useSidePanels.ts';

interface SidePanelProps {
  readonly side: 'left' | 'right';
  readonly label: string;
  readonly panel: PanelState;
  readonly children: ReactNode;
}

/** A column beside the text, or, where there is no room for it, a drawer over the text. */
export function SidePanel({ side, label, panel, children }: SidePanelProps) {
  const { open, drawer, close } = panel;
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!open || !drawer) return;
    const opener = document.activeElement;
    box.current?.querySelector('button')?.focus();
    const closeOnEscape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close();
    };
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('keydown', closeOnEscape);
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, [open, drawer, close]);

  return (
    <>
      {drawer && open && (
        <button
          type="button"
          className="drawer-shade"
          aria-label={`Close ${label}`}
          tabIndex={-1}
          onClick={close}
        />
      )}
      <aside
        ref={box}
        className={`side-panel ${side}`}
        aria-label={label}
        inert={!open}
        data-open={open}
        data-drawer={drawer}
      >
        {drawer && (
          <button type="button" className="button plain drawer-close" aria-label="Close" onClick={close}>
            <Icon name="close" />
          </button>
        )}
        {children}
      </aside>
    </>
  );
}
