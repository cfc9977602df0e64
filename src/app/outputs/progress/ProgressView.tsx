import { useState } from 'react';
import type { ProgressOutput } from '../../../notebook/output.ts';
import styles from './ProgressView.module.css';

/** What a state adds to the label; a running bar needs no word. */
const words = {
  running: undefined,
  done: { sign: '✓', word: 'done' },
  stopped: { sign: '■', word: 'stopped' },
  failed: { sign: '✕', word: 'failed' },
} as const;

/** One line of progress. The label keeps the widest room it ever needed, so that the bar never twitches. */
export function ProgressView({ output }: { readonly output: ProgressOutput }) {
  const { value, label, state } = output;
  const [widest, setWidest] = useState(label.length);
  if (label.length > widest) setWidest(label.length);
  const word = words[state];
  const share = value === undefined ? undefined : Math.min(1, Math.max(0, value));
  const unknown = share === undefined && state === 'running';
  const width = share ?? (state === 'done' ? 1 : 0);
  return (
    <div className={styles.progress} data-state={state}>
      <div
        className={styles.track}
        role="progressbar"
        aria-label="Progress"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={unknown ? undefined : Math.round(100 * width)}
        aria-valuetext={word === undefined ? label : `${label}, ${word.word}`}
      >
        <div
          className={unknown ? styles.wandering : styles.bar}
          style={unknown ? undefined : { transform: `scaleX(${width})` }}
        />
      </div>
      <div className={styles.label} style={{ minWidth: `min(100%, ${widest}ch)` }}>
        {word !== undefined && (
          <span className={styles.word}>
            <span aria-hidden="true">{word.sign}</span> {word.word} ·{' '}
          </span>
        )}
        {label}
      </div>
    </div>
  );
}
