import { type ReactNode, useId, useRef } from 'react';
import './popover.css';

interface PopoverProps {
  /** The button's accessible name, where what it shows is not enough. */
  readonly label?: string;
  readonly title?: string;
  readonly className?: string;
  /** Attributes for the button, such as `data-kernel-state`. */
  readonly data?: Readonly<Record<`data-${string}`, string | number | undefined>>;
  readonly face: ReactNode;
  /** What opens; given a function that closes it. */
  readonly children: (close: () => void) => ReactNode;
}

/**
 * A button that opens a small panel below itself. The browser's own popover closes it on Escape and on a
 * press outside, and gives the focus back.
 */
export function Popover({ label, title, className = 'button', data = {}, face, children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);

  /** Below the button, its right edge under the button's, but never past the window's left edge. */
  const place = (): void => {
    if (button.current === null || panel.current === null) return;
    const { bottom, right } = button.current.getBoundingClientRect();
    const fromRight = Math.max(8, document.documentElement.clientWidth - right);
    panel.current.style.top = `${bottom + 6}px`;
    panel.current.style.right = `${Math.min(fromRight, Math.max(8, document.documentElement.clientWidth - 328))}px`;
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        popoverTarget={id}
        aria-label={label}
        title={title}
        {...data}
      >
        {face}
      </button>
      <div ref={panel} id={id} popover="auto" className="popover" onBeforeToggle={place}>
        {children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}
