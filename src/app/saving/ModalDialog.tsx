import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import './savingDialogs.css';

interface ModalDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The buttons besides the one that closes. */
  readonly actions: ReactNode;
  /** What the button says that closes without doing anything. */
  readonly closeWord: string;
}

/** The browser's own dialog, open as long as it is drawn: it keeps the focus inside and gives it back. */
export function ModalDialog({ title, onClose, children, actions, closeWord }: ModalDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // While it is still on the page: a dialog that was taken off it gives the focus back to nobody.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className="saving-dialog" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>
          {closeWord}
        </button>
        {actions}
      </div>
    </dialog>
  );
}
