import { useState } from 'react';
import { Chart } from '../chart/Chart.tsx';
import type { Axis } from '../chart/scale.ts';
import controls from '../controls/controls.module.css';
import { Segments } from '../controls/Segments.tsx';
import { Slider } from '../controls/Slider.tsx';
import type { OptionValues } from '../frame/options.ts';
import { earlyStopping } from './earlyStopping.ts';
import type { patienceOptions } from './options.ts';
import styles from './patience.module.css';
import { recording } from './recording.ts';

const { loss, unseenLoss } = recording;
const epochs: Axis = { from: 0, to: 43, ticks: [1, 10, 20, 30, 40], label: 'epoch' };
const losses: Axis = {
  from: 0,
  to: 2,
  ticks: [0, 0.5, 1, 1.5, 2],
  label: 'loss',
  written: (value) => value.toFixed(1),
};

/** Early stopping on a recorded training: where each patience stops, and which weights it keeps. */
export default function Patience({ options }: { readonly options: OptionValues<typeof patienceOptions> }) {
  const [patience, setPatience] = useState(options.patience);
  const [keep, setKeep] = useState<'best' | 'last'>('best');
  const { after, best, early } = earlyStopping(unseenLoss, patience);
  const kept = keep === 'best' ? best : after;
  const keptLoss = unseenLoss[kept - 1] ?? Number.NaN;
  const lowest = Math.min(...unseenLoss);
  const points = (values: readonly number[]) => values.map((y, index) => ({ x: index + 1, y }));

  return (
    <div className={styles.patience}>
      <div className={controls.controls}>
        <Slider
          label="patience"
          from={1}
          to={20}
          value={patience}
          shown={patience === 1 ? '1 epoch' : `${patience} epochs`}
          onChange={setPatience}
        />
        <Segments
          label="weights to keep"
          of={[
            ['best', 'the best'],
            ['last', 'the last'],
          ]}
          value={keep}
          onChange={setKeep}
        />
      </div>
      <Chart
        description={`Loss over 40 epochs. With this patience the training stops after epoch ${after}; the lowest loss on unseen pictures so far is that of epoch ${best}.`}
        x={epochs}
        y={losses}
      >
        {(at) => (
          <>
            <rect
              className={styles.notRun}
              x={at.x(after)}
              y={at.y(losses.to)}
              width={at.x(epochs.to) - at.x(after)}
              height={at.y(losses.from) - at.y(losses.to)}
            />
            <rect
              className={styles.waiting}
              x={at.x(best)}
              y={at.y(losses.to)}
              width={at.x(after) - at.x(best)}
              height={at.y(losses.from) - at.y(losses.to)}
            />
            <path className={styles.beyond} d={at.line(points(loss))} />
            <path className={styles.beyond} data-unseen d={at.line(points(unseenLoss))} />
            <path className={styles.train} d={at.line(points(loss.slice(0, after)))} />
            <path className={styles.unseen} d={at.line(points(unseenLoss.slice(0, after)))} />
            <line
              className={styles.stop}
              x1={at.x(after)}
              x2={at.x(after)}
              y1={at.y(losses.from)}
              y2={at.y(losses.to)}
            />
            <circle className={styles.kept} cx={at.x(kept)} cy={at.y(keptLoss)} r={5.5} />
            <text className={styles.name} data-series="unseen" x={at.x(40)} y={at.y(0.99)} textAnchor="end">
              unseen pictures
            </text>
            <text className={styles.name} data-series="train" x={at.x(40)} y={at.y(0.38)} textAnchor="end">
              learned from
            </text>
          </>
        )}
      </Chart>
      <p className={styles.verdict} role="status">
        {early ? `Stops after epoch ${after}` : `Does not stop within ${unseenLoss.length} epochs`}: no new
        lowest loss since epoch {best}. The weights kept are those of epoch <b>{kept}</b>, loss{' '}
        <b>{keptLoss.toFixed(3)}</b> on unseen pictures.{' '}
        {keptLoss === lowest
          ? 'That is the lowest of the whole recording.'
          : `The lowest of the whole recording is ${lowest.toFixed(3)}, after epoch ${unseenLoss.indexOf(lowest) + 1}.`}
      </p>
      <p className={styles.source}>
        A recorded run: the network of lesson 5 on only 1,000 pictures of Fashion-MNIST. Faint lines: what
        would have come.
      </p>
    </div>
  );
}
