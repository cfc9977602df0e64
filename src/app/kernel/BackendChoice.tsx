import { useStore } from 'zustand';
import type { BackendName } from '../../kernel/protocol.ts';
import { useKernel, useSession } from '../lesson/SessionContext.ts';
import { backendNames } from '../settings/readSettings.ts';
import { Icon } from '../shell/Icon.tsx';
import { backendTitles } from './kernelView.ts';

/** What the code can run on, and why not where it cannot; choosing one restarts the kernel. */
export function BackendChoice({ onChosen = () => undefined }: { readonly onChosen?: () => void }) {
  const session = useSession();
  const device = useKernel((view) => view.device);
  const asked = useStore(session.backend);
  return (
    <>
      {(['auto', ...backendNames] as const).map((name) => (
        <BackendEntry
          key={name}
          name={name}
          chosen={asked === name}
          inUse={device?.backend === name}
          candidate={device?.candidates.find(({ backend }) => backend === name)}
          choose={() => {
            session.restart(name);
            onChosen();
          }}
        />
      ))}
    </>
  );
}

interface BackendEntryProps {
  readonly name: BackendName | 'auto';
  readonly chosen: boolean;
  readonly inUse: boolean;
  readonly candidate: { readonly usable: boolean; readonly note: string } | undefined;
  readonly choose: () => void;
}

function BackendEntry({ name, chosen, inUse, candidate, choose }: BackendEntryProps) {
  const note = name === 'auto' ? 'The fastest that computes right.' : candidate?.note;
  return (
    <button
      type="button"
      className="entry"
      aria-pressed={chosen}
      disabled={candidate?.usable === false}
      onClick={choose}
    >
      <span className="mark">{chosen && <Icon name="check" size={14} />}</span>
      <span>
        {name === 'auto' ? 'Automatic' : backendTitles[name]}
        {inUse && ' · in use'}
        {note !== undefined && <small>{note}</small>}
      </span>
    </button>
  );
}
