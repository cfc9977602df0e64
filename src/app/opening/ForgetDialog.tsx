import { useState } from 'react';
import type { OpenedDocument } from '../../storage/schema.ts';
import { ModalDialog } from '../saving/ModalDialog.tsx';

interface ForgetDialogProps {
  readonly document: OpenedDocument;
  /** Gives why it could not be forgotten, if it could not. */
  readonly onForget: () => Promise<string | undefined>;
  readonly onClose: () => void;
}

/** Asks before a notebook is removed: that cannot be taken back. */
export function ForgetDialog({ document, onForget, onClose }: ForgetDialogProps) {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const forget = async (): Promise<void> => {
    setBusy(true);
    const reason = await onForget();
    if (reason === undefined) return;
    setProblem(reason);
    setBusy(false);
  };
  return (
    <ModalDialog
      title={`Forget “${document.title}”?`}
      closeWord="Keep it"
      onClose={onClose}
      actions={
        <button type="button" className="button primary" disabled={busy} onClick={() => void forget()}>
          Forget it
        </button>
      }
    >
      <p>
        Its text, what you changed in it, its outputs and its versions are removed from this browser. This
        cannot be taken back.
        {document.from.kind === 'file' && ` The file ${document.from.name} stays where it is.`}
      </p>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </ModalDialog>
  );
}
