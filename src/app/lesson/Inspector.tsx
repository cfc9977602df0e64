import { useContext } from 'react';
import { backendTitles, formatMegabytes } from '../kernel/kernelView.ts';
import { describeReductions } from '../settings/readSettings.ts';
import { SettingsContext } from '../settings/SettingsContext.ts';
import { useKernel } from './SessionContext.ts';

/** What the kernel holds, and what it runs on. */
export function Inspector() {
  const memory = useKernel((view) => view.memory);
  const device = useKernel((view) => view.device);
  const { reductions } = useContext(SettingsContext);
  const reduced = describeReductions(reductions);
  return (
    <>
      <section aria-labelledby="memory">
        <h2 id="memory">Memory</h2>
        <dl>
          <dt>tensors</dt>
          <dd>{memory === undefined ? '–' : memory.tensors.toLocaleString('en')}</dd>
          <dt>bytes</dt>
          <dd>{memory === undefined ? '–' : formatMegabytes(memory.bytes)}</dd>
        </dl>
      </section>
      <section aria-labelledby="machine">
        <h2 id="machine">This machine</h2>
        {device === undefined ? (
          <p className="quiet">Known when the kernel has started.</p>
        ) : (
          <>
            <dl>
              {device.candidates.map(({ backend, usable, note }) => (
                <div key={backend} className="row" title={note}>
                  <dt>{backendTitles[backend]}</dt>
                  <dd>{backend === device.backend ? 'in use' : usable ? 'can be had' : 'not used'}</dd>
                </div>
              ))}
              <div className="row">
                <dt>threads</dt>
                <dd>{device.threads}</dd>
              </div>
            </dl>
            <p className="quiet">{device.reason}</p>
          </>
        )}
        {reduced !== undefined && <p className="quiet">Reduced run: {reduced}.</p>}
      </section>
    </>
  );
}
