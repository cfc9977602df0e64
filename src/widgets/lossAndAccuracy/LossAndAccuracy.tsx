import { useState } from 'react';
import { Chart } from '../chart/Chart.tsx';
import type { Axis } from '../chart/scale.ts';
import { Slider } from '../controls/Slider.tsx';
import type { OptionValues } from '../frame/options.ts';
import styles from './lossAndAccuracy.module.css';
import { onePicture } from './onePicture.ts';
import type { lossAndAccuracyOptions } from './options.ts';

const scores: Axis = { from: -6, to: 6, ticks: [-6, -3, 0, 3, 6], label: 'score of the right class' };
const losses: Axis = { from: 0, to: 10, ticks: [0, 2, 4, 6, 8, 10], label: 'loss' };
const accuracies: Axis = { from: -0.1, to: 1.1, ticks: [0, 1], label: 'accuracy' };
const places = Array.from({ length: 121 }, (_, index) => -6 + index / 10);

/** The loss and the accuracy of one picture as the score of its right class moves. */
export default function LossAndAccuracy({
  options: { classes },
}: {
  readonly options: OptionValues<typeof lossAndAccuracyOptions>;
}) {
  const [score, setScore] = useState(-2);
  const { share, loss, accuracy, lossSlope } = onePicture(score, classes);
  const move = (to: number) => setScore(Math.round(to * 10) / 10);
  const reach = 2;
  return (
    <div className={styles.both}>
      <Slider
        label={`score of the right class; the ${classes - 1} others stay at 0`}
        from={-6}
        to={6}
        step={0.1}
        value={score}
        shown={score.toFixed(1).replace('-', '−')}
        onChange={move}
      />
      <div className={styles.charts}>
        <figure>
          <Chart
            description={`Loss over the score: at ${score.toFixed(1)} it is ${loss.toFixed(2)}, slope ${lossSlope.toFixed(2)}`}
            x={scores}
            y={losses}
            width={300}
            onPick={move}
          >
            {(at) => (
              <>
                <path
                  className={styles.loss}
                  d={at.line(places.map((x) => ({ x, y: onePicture(x, classes).loss })))}
                />
                <path
                  className={styles.slope}
                  d={at.line([-reach, reach].map((by) => ({ x: score + by, y: loss + by * lossSlope })))}
                />
                <circle className={styles.lossPoint} cx={at.x(score)} cy={at.y(loss)} r={5.5} />
              </>
            )}
          </Chart>
          <figcaption>
            loss <b>{loss.toFixed(2)}</b>, slope <b>{signed(lossSlope)}</b>
          </figcaption>
        </figure>
        <figure>
          <Chart
            description={`Accuracy over the score: at ${score.toFixed(1)} it is ${accuracy}, slope 0`}
            x={scores}
            y={accuracies}
            width={300}
            onPick={move}
          >
            {(at) => (
              <>
                <path
                  className={styles.accuracy}
                  d={`${at.line([
                    { x: -6, y: 0 },
                    { x: 0, y: 0 },
                  ])}${at.line([
                    { x: 0, y: 1 },
                    { x: 6, y: 1 },
                  ])}`}
                />
                <path
                  className={styles.slope}
                  d={at.line([-reach, reach].map((by) => ({ x: score + by, y: accuracy })))}
                />
                <circle className={styles.accuracyPoint} cx={at.x(score)} cy={at.y(accuracy)} r={5.5} />
              </>
            )}
          </Chart>
          <figcaption>
            accuracy <b>{accuracy}</b>, slope <b>{signed(0)}</b>
          </figcaption>
        </figure>
      </div>
      <p className={styles.verdict} role="status">
        The right class has a share of <b>{(100 * share).toFixed(1)} %</b>.{' '}
        {accuracy === 0
          ? 'The picture counts as wrong. The accuracy is flat here and gives no direction; the loss slopes down towards a higher score.'
          : 'The picture counts as right, and the accuracy has nothing left to say. The loss still asks for a higher score, and asks less the surer the network is.'}
      </p>
    </div>
  );
}

function signed(value: number): string {
  return value
    .toFixed(2)
    .replace(/^-(?=.*[1-9])/, '−')
    .replace(/^-/, '');
}
