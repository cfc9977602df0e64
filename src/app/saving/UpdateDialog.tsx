import type { Notebook } from '../../notebook/types.ts';
import { ModalDialog } from './ModalDialog.tsx';
import { NotebookDiff } from './NotebookDiff.tsx';
import { useSavingView } from './SavingContext.ts';

interface UpdateDialogProps {
  readonly mine: Notebook;
  readonly updated: Notebook;
  readonly onChoose: (choice: 'mine' | 'new') => void;
  readonly onClose: () => void;
}

/** The lesson has changed since the reader began: shows how the two differ, and lets them choose. */
export function UpdateDialog({ mine, updated, onChoose, onClose }: UpdateDialogProps) {
  const mayEdit = useSavingView(({ access }) => access === 'here');
  return (
    <ModalDialog
      title="This lesson has been updated"
      closeWord="Decide later"
      onClose={onClose}
      actions={
        <>
          <button type="button" className="button" disabled={!mayEdit} onClick={() => onChoose('mine')}>
            Keep mine
          </button>
          <button
            type="button"
            className="button primary"
            disabled={!mayEdit}
            onClick={() => onChoose('new')}
          >
            Take the new one
          </button>
        </>
      }
    >
      <p>
        This is what changes if you take the new lesson. Your text is then kept under More → Versions, and you
        can return to it.
      </p>
      <NotebookDiff before={mine} after={updated} same="Your text is the new lesson already." />
    </ModalDialog>
  );
}
