import { type CSSProperties, useState } from 'react';
import { softmax } from '../../cnn/softmax.ts';
import controls from '../controls/controls.module.css';
import { Segments } from '../controls/Segments.tsx';
import { Slider } from '../controls/Slider.tsx';
import type { OptionValues } from '../frame/options.ts';
import type { softmaxOptions } from './options.ts';
import { classNames, positions, startingScores, temperatureAt } from './scores.ts';
import styles from './softmax.module.css';

const starts = Object.keys(startingScores) as (keyof typeof startingScores)[]; // Object.keys forgets the names.

/** Ten scores, and the shares that softmax makes of them at a temperature. */
export default function SoftmaxTemperature({
  options,
}: {
  readonly options: OptionValues<typeof softmaxOptions>;
}) {
  const [start, setStart] = useState(options.start);
  const [scores, setScores] = useState<readonly number[]>(startingScores[options.start]);
  const [position, setPosition] = useState(0);
  const temperature = temperatureAt(position);
  const shares = softmax(scores, temperature);
  const largest = Math.max(...shares);
  const sum = shares.reduce((total, share) => total + share, 0);

  return (
    <div className={styles.softmax}>
      <div className={controls.controls}>
        <Slider
          label="temperature"
          {...positions}
          value={position}
          shown={temperature.toFixed(temperature < 1 ? 2 : 1)}
          onChange={setPosition}
        />
        <Segments
          label="scores"
          of={starts.map((each) => [each, each])}
          value={start}
          onChange={(chosen) => {
            setStart(chosen);
            setScores(startingScores[chosen]);
          }}
        />
      </div>
      <ul className={styles.classes}>
        {classNames.map((name, index) => {
          const share = shares[index] ?? 0;
          const score = scores[index] ?? 0;
          return (
            <li key={name} data-first={share === largest && start !== 'equal'}>
              <span className={styles.name}>{name}</span>
              <input
                type="range"
                min={-6}
                max={6}
                step={0.1}
                value={score}
                aria-label={`score of ${name}`}
                onChange={(event) => setScores(scores.with(index, event.target.valueAsNumber))}
              />
              <span className={styles.score}>{score.toFixed(1).replace('-', '−')}</span>
              <span
                className={styles.bar}
                // The custom property is no part of React's list of CSS properties.
                style={{ '--share': share } as CSSProperties}
              />
              <span className={styles.share}>{(share * 100).toFixed(1)} %</span>
            </li>
          );
        })}
      </ul>
      <p className={styles.sum} role="status">
        The shares sum to <b>{sum.toFixed(3)}</b>; the largest is <b>{(largest * 100).toFixed(1)} %</b>, at
        any temperature that of the largest score.
      </p>
    </div>
  );
}
