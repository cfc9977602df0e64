import type { Notebook } from '../../notebook/types.ts';
import { ModalDialog } from './ModalDialog.tsx';
import { NotebookDiff } from './NotebookDiff.tsx';
import { useSavingView } from './SavingContext.ts';

interface ResetDialogProps {
  /** What is reset: `this lesson`, `cell train`. */
  readonly what: string;
  readonly before: Notebook;
  readonly after: Notebook;
  readonly onReset: () => void;
  readonly onClose: () => void;
}

/** Shows what the original would take the place of, and asks. */
export function ResetDialog({ what, before, after, onReset, onClose }: ResetDialogProps) {
  const mayEdit = useSavingView(({ access }) => access === 'here');
  return (
    <ModalDialog
      title={`Reset ${what} to the original`}
      closeWord="Cancel"
      onClose={onClose}
      actions={
        <button type="button" className="button primary" disabled={!mayEdit} onClick={onReset}>
          Reset
        </button>
      }
    >
      <p>
        What you have now is kept under More → Versions, and the reset can be undone. Outputs stay where they
        are.
      </p>
      <NotebookDiff before={before} after={after} same="This is the original: there is nothing to reset." />
    </ModalDialog>
  );
}
