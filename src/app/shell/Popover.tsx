import { type ReactNode, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
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
  // A page has a menu for each cell: what is in them is made only where one opens.
  const [open, setOpen] = useState(false);

  /**
   * Below the button, its right edge under the button's, but never past the window's left edge; higher where there is
   * no room below, which can be known only once it is open.
   */
  const place = (): void => {
    if (button.current === null || panel.current === null) return;
    const { bottom, right } = button.current.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const fromRight = Math.max(8, clientWidth - right);
    panel.current.style.right = `${Math.min(fromRight, Math.max(8, clientWidth - 328))}px`;
    panel.current.style.top = `${Math.max(8, Math.min(bottom + 6, clientHeight - panel.current.offsetHeight - 8))}px`;
  };

  const opens = ({ newState }: { readonly newState: string }): void => {
    if (newState !== 'open') return;
    flushSync(() => setOpen(true));
    place();
  };
  /** Emptied only now: the browser gives the focus back if it finds it in the panel when that closes. */
  const toggled = ({ newState }: { readonly newState: string }): void => {
    if (newState === 'open') place();
    else setOpen(false);
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
      <div ref={panel} id={id} popover="auto" className="popover" onBeforeToggle={opens} onToggle={toggled}>
        {open && children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}
