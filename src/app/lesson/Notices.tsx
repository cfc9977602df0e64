import { useContext } from 'react';
import { useStore } from 'zustand';
import { describeReductions } from '../settings/readSettings.ts';
import { SettingsContext } from '../settings/SettingsContext.ts';
import { Icon } from '../shell/Icon.tsx';
import { useKernel, useSession } from './SessionContext.ts';
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
      {reason !== undefined && (
        <aside className="banner" aria-label="The data set">
          <p>{reason}</p>
          <p>
            <button type="button" className="button" onClick={onOwnFiles}>
              Use my own Fashion-MNIST files…
            </button>
          </p>
        </aside>
      )}
      <div className="notices" role="log" aria-label="Notices">
        {notices.map(({ id, text }) => (
          <p key={id} className="notice">
            <span>{text}</span>
            <button
              type="button"
              className="button plain"
              aria-label="Close notice"
              onClick={() => session.closeNotice(id)}
            >
              <Icon name="close" size={14} />
            </button>
          </p>
        ))}
      </div>
    </>
  );
}
