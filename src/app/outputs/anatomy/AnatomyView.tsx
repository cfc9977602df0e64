import { useId, useState } from 'react';
import type { AnatomyOutput } from '../../../notebook/anatomy.ts';
import styles from './anatomy.module.css';
import { NetworkDiagram } from './NetworkDiagram.tsx';

/** The networks of a notebook as diagrams: one at a time, `model` or else the latest first. */
export default function AnatomyView({ output: { models } }: { readonly output: AnatomyOutput }) {
  const [wanted, setWanted] = useState<string>();
  const label = useId();
  const model =
    models.find(({ name }) => name === wanted) ??
    models.find(({ name }) => name === 'model') ??
    models.at(-1);
  if (model === undefined) {
    return <p className={styles.none}>No network yet. Run a cell that builds one, and it appears here.</p>;
  }
  return (
    <figure className={styles.anatomy}>
      <figcaption>
        {models.length === 1 ? (
          <>
            The parts of <code>{model.name}</code>
          </>
        ) : (
          <>
            <label htmlFor={label}>The parts of</label>{' '}
            <select id={label} value={model.name} onChange={(event) => setWanted(event.target.value)}>
              {models.map(({ name }) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </>
        )}
      </figcaption>
      {model.layers.length === 0 ? (
        <p className={styles.none}>
          <code>{model.name}</code> has no layers yet: nothing has been added to it.
        </p>
      ) : (
        <NetworkDiagram model={model} />
      )}
    </figure>
  );
}
