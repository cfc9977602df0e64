import { useEffect, useState } from 'react';
import type { Notebook } from '../../notebook/types.ts';
import type { Version } from '../../storage/schema.ts';
import { ModalDialog } from './ModalDialog.tsx';
import { NotebookDiff } from './NotebookDiff.tsx';
import { useSavingView } from './SavingContext.ts';
import { reasonWords, versionTitle } from './versionTitle.ts';

interface VersionsDialogProps {
  readonly current: Notebook;
  readonly shipped: Notebook;
  readonly load: () => Promise<readonly Version[]>;
  readonly onRestore: (notebook: Notebook, title: string) => void;
  readonly onClose: () => void;
}

interface Choice {
  readonly key: string;
  readonly title: string;
  readonly reason: string;
  readonly notebook: Notebook;
}

/** The texts to return to, and how the chosen one differs from what is there now. */
export function VersionsDialog({ current, shipped, load, onRestore, onClose }: VersionsDialogProps) {
  const mayEdit = useSavingView(({ access }) => access === 'here');
  const [choices, setChoices] = useState<readonly Choice[]>();
  const [problem, setProblem] = useState<string>();
  const [chosenKey, setChosenKey] = useState<string>();
  useEffect(() => {
    let wanted = true;
    load().then(
      (versions) => {
        if (wanted) setChoices(choicesOf(versions, shipped));
      },
      (error: unknown) => {
        if (wanted) setProblem(error instanceof Error ? error.message : String(error));
      },
    );
    return () => {
      wanted = false;
    };
  }, [load, shipped]);
  const chosen = choices?.find(({ key }) => key === chosenKey) ?? choices?.[0];

  return (
    <ModalDialog
      title="Versions"
      closeWord="Close"
      onClose={onClose}
      actions={
        <button
          type="button"
          className="button primary"
          disabled={chosen === undefined || !mayEdit}
          onClick={() => chosen !== undefined && onRestore(chosen.notebook, chosen.title)}
        >
          Return to this version
        </button>
      }
    >
      {problem !== undefined && <p role="alert">The versions cannot be read: {problem}</p>}
      {choices === undefined && problem === undefined && <p>Reading…</p>}
      {choices !== undefined && chosen !== undefined && (
        <div className="versions">
          <fieldset>
            <legend>Kept while you worked</legend>
            {choices.map(({ key, title, reason }) => (
              <label key={key}>
                <input
                  type="radio"
                  name="version"
                  checked={key === chosen.key}
                  onChange={() => setChosenKey(key)}
                />
                <span>
                  {title}
                  <small>{reason}</small>
                </span>
              </label>
            ))}
          </fieldset>
          <div className="preview">
            <p>What would change if you return to it:</p>
            <NotebookDiff before={current} after={chosen.notebook} same="Nothing: it is what you have now." />
          </div>
        </div>
      )}
    </ModalDialog>
  );
}

function choicesOf(versions: readonly Version[], shipped: Notebook): Choice[] {
  const now = Date.now();
  return [
    ...versions.map(({ savedAt, reason, notebook }) => ({
      key: String(savedAt),
      title: versionTitle(savedAt, now),
      reason: reasonWords[reason],
      notebook,
    })),
    { key: 'original', title: 'The original', reason: 'as it was before you began', notebook: shipped },
  ];
}
