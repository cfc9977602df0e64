import { useContext, useState } from 'react';
import { useStore } from 'zustand';
import type { HistoryEntry } from '../notebook/state.ts';
import { SavingNotices } from '../saving/SavingNotices.tsx';
import { describeReductions } from '../settings/readSettings.ts';
import { SettingsContext } from '../settings/SettingsContext.ts';
import { Notice } from './Notice.tsx';
import { useKernel, useNotebook, useSession } from './SessionContext.ts';
import { datasetTrouble } from './surroundings.ts';

/** What holds for the whole page: reductions from the address bar, and what the kernel has to say. */
export function Notices({ onOwnFiles }: { readonly onOwnFiles: () => void }) {
  const session = useSession();
  const { reductions, complaints } = useContext(SettingsContext);
  const notices = useKernel((view) => view.notices);
  const { reason } = useStore(datasetTrouble);
  const reduced = describeReductions(reductions);
  return (
    <>
      {(reduced !== undefined || complaints.length > 0) && (
        <aside className="banner" aria-label="Settings from the address">
          {reduced !== undefined && (
            <p>
              <strong>Reduced run:</strong> {reduced}, as the address asks. Results are rougher than in a full
              run.
            </p>
          )}
          {complaints.map((complaint) => (
            <p key={complaint} className="complaint">
              {complaint}
            </p>
          ))}
        </aside>
      )}
      <div className="notices" role="log" aria-label="Notices">
        <SavingNotices />
        {reason !== undefined && (
          <Notice text={reason} close={() => datasetTrouble.setState({}, true)}>
            <button type="button" className="button" onClick={onOwnFiles}>
              Use my own files…
            </button>
          </Notice>
        )}
        <UndoNotice />
        {notices.map(({ id, text, stay }) => (
          <Notice key={id} text={text} passing={stay === 'passing'} close={() => session.closeNotice(id)} />
        ))}
      </div>
    </>
  );
}

/** Right after a cell was deleted: how to get it back. Gone with the next change, or when it is closed. */
function UndoNotice() {
  const session = useSession();
  const newest = useNotebook(({ history }) => history.past.at(-1));
  const [closed, setClosed] = useState<HistoryEntry>();
  if (newest === undefined || newest === closed || newest.label !== 'delete cell') return null;
  return (
    <Notice text="Cell deleted." close={() => setClosed(newest)}>
      <button type="button" className="button" onClick={() => session.undo()}>
        Undo
      </button>
    </Notice>
  );
}
