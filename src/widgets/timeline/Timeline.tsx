import { type CSSProperties, useId, useState } from 'react';
import { ChallengeErrors } from './ChallengeErrors.tsx';
import { type Milestone, milestones } from './milestones.ts';
import styles from './timeline.module.css';

const [first, last] = [1980, 2012];

/** From the Neocognitron to AlexNet: the papers by year, and the ImageNet challenge that ended the wait. */
export default function Timeline() {
  const group = useId();
  const [chosen, setChosen] = useState(milestones.length - 1);
  const milestone = milestones[chosen];
  return (
    <div className={styles.whole}>
      <fieldset className={styles.years}>
        <legend className="unseen">Papers by year</legend>
        {milestones.map((each, index) => (
          <label
            key={each.name}
            data-chosen={index === chosen}
            // The custom property is no part of React's list of CSS properties.
            style={{ '--along': (each.year - first) / (last - first) } as CSSProperties}
            onPointerEnter={(event) => event.pointerType === 'mouse' && setChosen(index)}
          >
            <input type="radio" name={group} checked={index === chosen} onChange={() => setChosen(index)} />
            <span>
              <b>{each.year}</b> {each.name}
            </span>
          </label>
        ))}
      </fieldset>
      {milestone !== undefined && <Paper milestone={milestone} />}
      <ChallengeErrors />
    </div>
  );
}

function Paper({ milestone }: { readonly milestone: Milestone }) {
  return (
    <div className={styles.paper} aria-live="polite">
      <p>
        <strong>
          {milestone.name}, {milestone.year}.
        </strong>{' '}
        {milestone.brought}
      </p>
      <p className={styles.source}>
        {milestone.authors}:{' '}
        <a href={milestone.link} target="_blank" rel="noreferrer">
          {milestone.paper}
        </a>
      </p>
    </div>
  );
}
