import { useContext } from 'react';
import { backendTitles } from '../kernel/kernelView.ts';
import { useKernel } from '../lesson/SessionContext.ts';
import { describeReductions } from '../settings/readSettings.ts';
import { SettingsContext } from '../settings/SettingsContext.ts';

/** What the code runs on, and what else it could run on. */
export function MachineSection() {
  const device = useKernel((view) => view.device);
  const { reductions } = useContext(SettingsContext);
  const reduced = describeReductions(reductions);
  return (
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
  );
}
