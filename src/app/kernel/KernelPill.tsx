import { useStore } from 'zustand';
import type { BackendName } from '../../kernel/protocol.ts';
import { useKernel, useSession } from '../lesson/SessionContext.ts';
import { backendNames } from '../settings/readSettings.ts';
import { Icon } from '../shell/Icon.tsx';
import { Popover } from '../shell/Popover.tsx';
import { backendTitles, describeKernel } from './kernelView.ts';
import './kernelPill.css';

/** What the lesson runs on, how busy it is, and the choice of another backend. */
export function KernelPill() {
  const session = useSession();
  const view = useKernel((state) => state);
  const asked = useStore(session.backend);
  const { device } = view;
  const [name, ...details] = describeKernel(view);

  return (
    <Popover
      className="kernel-pill"
      title="What the code runs on"
      data={{
        'data-kernel-state': view.state,
        'data-kernel-backend': device?.backend,
        'data-memory-tensors': view.memory?.tensors,
      }}
      face={
        <>
          <i className="dot" aria-hidden="true" />
          <span className="unseen">Kernel {view.state}: </span>
          <span className="text">
            {name}
            <span className="details">{details.map((detail) => ` · ${detail}`)}</span>
          </span>
        </>
      }
    >
      {(close) => (
        <>
          <h2>Run on</h2>
          {(['auto', ...backendNames] as const).map((name) => (
            <BackendEntry
              key={name}
              name={name}
              chosen={asked === name}
              inUse={device?.backend === name}
              candidate={device?.candidates.find(({ backend }) => backend === name)}
              choose={() => {
                session.restart(name);
                close();
              }}
            />
          ))}
          <p className="quiet">
            {device === undefined ? 'The kernel says what this machine has once it runs.' : device.reason} A
            change restarts the kernel: variables are lost.
          </p>
        </>
      )}
    </Popover>
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
