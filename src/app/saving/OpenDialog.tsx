import { useCallback, useMemo } from 'react';
import type { Notebook } from '../../notebook/types.ts';
import { useSession } from '../lesson/SessionContext.ts';
import { documentOf } from '../notebook/document.ts';
import { ResetDialog } from './ResetDialog.tsx';
import type { Saving } from './saving.ts';
import type { SavingDialog } from './savingView.ts';
import { UpdateDialog } from './UpdateDialog.tsx';
import { VersionsDialog } from './VersionsDialog.tsx';

interface OpenDialogProps {
  readonly saving: Saving;
  readonly dialog: SavingDialog;
}

/** Brings the dialog that is asked for together with the notebook. */
export default function OpenDialog({ saving, dialog }: OpenDialogProps) {
  const session = useSession();
  const { shipped } = saving;
  // Nothing is typed while a dialog is open.
  const current = useMemo(() => documentOf(session.notebook.getState()), [session]);
  const close = useCallback(() => saving.ask(undefined), [saving]);
  const load = useCallback(() => saving.versions(), [saving]);

  switch (dialog.type) {
    case 'versions':
      return (
        <VersionsDialog
          current={current}
          shipped={shipped}
          load={load}
          onClose={close}
          onRestore={(notebook, title) => {
            close();
            void saving.replace(notebook, 'return to a version', 'before-restore');
            session.notify(
              `You are back at the version “${title}”. What you had is kept under More → Versions.`,
            );
          }}
        />
      );
    case 'update':
      return (
        <UpdateDialog
          mine={current}
          updated={shipped}
          onClose={close}
          onChoose={(choice) => {
            close();
            void saving.settleUpdate(choice);
          }}
        />
      );
    case 'reset':
      return (
        <ResetDialog
          what="this lesson"
          before={current}
          after={shipped}
          onClose={close}
          onReset={() => {
            close();
            void saving.replace(shipped, 'reset lesson', 'before-reset');
          }}
        />
      );
    case 'reset-cell': {
      const { cellId } = dialog;
      const reset = withOriginalCell(current, shipped, cellId);
      return (
        <ResetDialog
          what={`cell ${cellId}`}
          before={current}
          after={reset}
          onClose={close}
          onReset={() => {
            close();
            void saving.replace(reset, 'reset cell', 'before-reset');
          }}
        />
      );
    }
    default:
      return dialog satisfies never;
  }
}

/** The notebook with one cell as it was; the same one where the original has no such cell. */
function withOriginalCell(notebook: Notebook, original: Notebook, cellId: string): Notebook {
  const first = original.cells.find(({ id }) => id === cellId);
  if (first === undefined) return notebook;
  return { ...notebook, cells: notebook.cells.map((cell) => (cell.id === cellId ? first : cell)) };
}
