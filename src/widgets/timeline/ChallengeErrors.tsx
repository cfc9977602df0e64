import type { CSSProperties } from 'react';
import { challenge, challengeSource } from './milestones.ts';
import styles from './timeline.module.css';

const longest = 30;

/** The error of the challenge by year, one bar an entry. */
export function ChallengeErrors() {
  return (
    <figure className={styles.challenge}>
      <figcaption>
        ImageNet challenge, 1,000 classes: top-5 error. Lower is better. (
        <a href={challengeSource.link} target="_blank" rel="noreferrer">
          {challengeSource.name}
        </a>
        )
      </figcaption>
      <ul>
        {challenge.map(({ year, name, topFiveError, convolutional }) => (
          <li key={`${year} ${name}`} data-convolutional={convolutional}>
            <span className={styles.entry}>
              <b>{year}</b> {name}
            </span>
            <span
              className={styles.bar}
              // The custom property is no part of React's list of CSS properties.
              style={{ '--share': topFiveError / longest } as CSSProperties}
            />
            <span className={styles.error}>{topFiveError.toFixed(1)} %</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
