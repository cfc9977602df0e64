import { useContext } from 'react';
import { useStore } from 'zustand';
import { CellFocusContext } from '../cells/focusCell.ts';
import { BackendChoice } from '../kernel/BackendChoice.tsx';
import { backendTitles } from '../kernel/kernelView.ts';
import { useKernel, useSession } from '../lesson/SessionContext.ts';
import { describeReductions } from '../settings/readSettings.ts';
import { SettingsContext } from '../settings/SettingsContext.ts';
import { Uptime } from './Uptime.tsx';

const words = {
  off: 'not started',
  starting: 'starting',
  idle: 'ready',
  busy: 'running a cell',
  interrupting: 'stopping a cell',
  failed: 'failed',
} as const;

/** What the code runs on and why, how long it has been up, what went wrong last; restarts it or moves it elsewhere. */
export function KernelSection({ onCell }: { readonly onCell: () => void }) {
  const session = useSession();
  const state = useKernel((view) => view.state);
  const device = useKernel((view) => view.device);
  const { since, lastError } = useStore(session.memory);
  const cells = useContext(CellFocusContext);
  const { reductions } = useContext(SettingsContext);
  const reduced = describeReductions(reductions);
  return (
    <section aria-labelledby="machine" className="kernel-section">
      <h2 id="machine">Kernel</h2>
      <dl>
        <dt>state</dt>
        <dd>{words[state]}</dd>
        {device !== undefined && (
          <>
            <dt>runs on</dt>
            <dd>{backendTitles[device.backend]}</dd>
            <dt>threads</dt>
            <dd>{device.threads}</dd>
          </>
        )}
        {since !== undefined && state !== 'off' && state !== 'failed' && (
          <>
            <dt>up for</dt>
            <dd>
              <Uptime since={since} />
            </dd>
          </>
        )}
      </dl>
      <p className="quiet">
        {device === undefined ? 'It says what this machine has once it runs.' : sentence(device.reason)}
      </p>
      {reduced !== undefined && <p className="quiet">Reduced run: {reduced}.</p>}
      {lastError !== undefined && (
        <div className="last-error">
          <p className="quiet">Last error</p>
          <button
            type="button"
            className="error-place"
            onClick={() => {
              onCell();
              const { line, column } = lastError.error;
              if (line === undefined) cells.select(lastError.cellId);
              else cells.goTo(lastError.cellId, line, column ?? 1);
            }}
          >
            {lastError.error.name} in cell {lastError.cellId}
            {lastError.error.line !== undefined && `, line ${lastError.error.line}`}
          </button>
          <p className="message">{lastError.error.message}</p>
        </div>
      )}
      <details className="other-backends">
        <summary>Run on something else</summary>
        <BackendChoice />
      </details>
      <button
        type="button"
        className="button"
        title="Forget all variables and start again"
        onClick={() => session.restart()}
      >
        Restart the kernel
      </button>
    </section>
  );
}

/** What starts with a name as it is written in the middle of a text: `plain JavaScript was asked for.` */
function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
