import { Notice } from '../lesson/Notice.tsx';
import { useSession } from '../lesson/SessionContext.ts';
import { documentOf } from '../notebook/document.ts';
import { downloadText } from './downloadText.ts';
import { useSaving, useSavingView } from './SavingContext.ts';
import type { SavingView } from './savingView.ts';

/** What the reader has to know of the saving, with what can be done about it. */
export function SavingNotices() {
  const saving = useSaving();
  const session = useSession();
  const problem = useSavingView((view) => view.problem);
  const access = useSavingView((view) => view.access);
  const accessNote = useSavingView((view) => view.accessNote);
  const isUpdated = useSavingView((view) => view.isUpdated);
  if (saving === undefined) return null;
  return (
    <>
      {problem !== undefined && (
        <Notice text={sentenceFor(problem)} close={saving.closeProblem}>
          {problem.about === 'text' && (
            <>
              <button type="button" className="button" onClick={saving.retry}>
                Try again
              </button>
              <button
                type="button"
                className="button primary"
                onClick={() => downloadText(documentOf(session.notebook.getState()))}
              >
                Download the text
              </button>
            </>
          )}
        </Notice>
      )}
      {access === 'elsewhere' && (
        <Notice
          text={`This notebook is edited in another tab, so this one is read-only. ${accessNote ?? 'You can read and run it here.'}`}
        >
          <button type="button" className="button primary" onClick={saving.takeOver}>
            Edit here
          </button>
        </Notice>
      )}
      {isUpdated && access === 'here' && (
        <Notice text="This lesson has been updated since you changed it. You see your own text.">
          <button type="button" className="button" onClick={() => void saving.settleUpdate('mine')}>
            Keep mine
          </button>
          <button type="button" className="button primary" onClick={() => saving.ask({ type: 'update' })}>
            Show the difference…
          </button>
        </Notice>
      )}
    </>
  );
}

function sentenceFor({ about, reason, inJournal }: NonNullable<SavingView['problem']>): string {
  const said = reason.message;
  switch (about) {
    case 'text':
      return inJournal === true
        ? `Not saved properly: ${said} Only this last text is kept, and it may be lost. Download it to be safe.`
        : `Not saved: ${said} Your text lives in this tab only. Download it before you close the tab.`;
    case 'outputs':
      return `The text is saved, but the outputs are not: ${said} They will be gone when you load the page again.`;
    case 'versions':
      return `The text is saved, but no version of it is kept: ${said}`;
  }
}
