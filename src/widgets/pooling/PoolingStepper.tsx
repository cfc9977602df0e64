import { type CSSProperties, useReducer } from 'react';
import { windowAt } from '../../cnn/pooling.ts';
import { Choice } from '../controls/Choice.tsx';
import controls from '../controls/controls.module.css';
import { Segments } from '../controls/Segments.tsx';
import { Slider } from '../controls/Slider.tsx';
import { Transport } from '../controls/Transport.tsx';
import { usePlaying } from '../controls/usePlaying.ts';
import type { OptionValues } from '../frame/options.ts';
import { NumberGrid } from '../grid/NumberGrid.tsx';
import { mapNames, type poolingOptions } from './options.ts';
import { leftOver, pooled, pooler, startPooler } from './pooler.ts';
import styles from './pooling.module.css';
import { WindowSummary } from './WindowSummary.tsx';

const mapTitles = { talk: 'numbers', boot: 'ankle boot', 'T-shirt': 'T-shirt', trousers: 'trousers' };

/** A window that moves over a map and keeps one number of each place. */
export default function PoolingStepper({
  options,
}: {
  readonly options: OptionValues<typeof poolingOptions>;
}) {
  const [state, dispatch] = useReducer(pooler, options, startPooler);
  usePlaying(state.playing, () => dispatch({ do: 'step', by: 1 }));

  const { map, kind, size, stride, row, column } = state;
  const result = pooled(state);
  const value = result[row]?.[column] ?? 0;
  const cells = windowAt(map, row, column, { size, stride });
  const strongest = kind === 'max' ? cells.find((cell) => cell.value === value) : undefined;
  const unseen = leftOver(state);

  return (
    <div className={styles.pooling}>
      <div
        className={styles.stage}
        // Custom properties are no part of React's list of CSS properties.
        style={
          {
            '--map': `${map.length}fr`,
            '--pooled': `${result.length}fr`,
            '--cells': map.length + result.length,
          } as CSSProperties
        }
      >
        <figure>
          <figcaption>
            map <small>{`${map.length}×${map.length}`}</small>
          </figcaption>
          <NumberGrid
            label="Map"
            values={map}
            frame={{ row: row * stride, column: column * stride, rows: size, columns: size }}
            lookOf={(r, c) => (r === strongest?.row && c === strongest.column ? { emphasis: 'strong' } : {})}
            onEdit={(r, c, edited) => dispatch({ do: 'edit', row: r, column: c, value: edited })}
          />
        </figure>
        <figure>
          <figcaption>
            pooled <small>{`${result.length}×${result.length}`}</small>
          </figcaption>
          <NumberGrid
            label="Pooled map"
            values={result}
            picked={{ row, column }}
            onPick={(r, c) => dispatch({ do: 'go', row: r, column: c })}
            frame={{ row, column, rows: 1, columns: 1 }}
          />
        </figure>
      </div>
      <WindowSummary values={cells.map((cell) => cell.value)} kind={kind} value={value} />
      <Transport
        playing={state.playing}
        onPlay={(playing) => dispatch({ do: 'play', playing })}
        onStep={(by) => dispatch({ do: 'step', by })}
        position={`${row * result.length + column + 1} of ${result.length ** 2}`}
      />
      <div className={controls.controls}>
        <Segments
          label="keep"
          of={[
            ['max', 'largest'],
            ['average', 'average'],
          ]}
          value={kind}
          onChange={(chosen) => dispatch({ do: 'kind', kind: chosen })}
        />
        <Choice
          label="map"
          of={[
            ...mapNames.map((name) => [name, mapTitles[name]] as const),
            ...(state.mapName === 'own' ? [['own', 'your own'] as const] : []),
          ]}
          value={state.mapName}
          onChange={(name) => name !== 'own' && dispatch({ do: 'map', name })}
        />
        <Slider
          label="window"
          from={2}
          to={4}
          value={size}
          shown={`${size}×${size}`}
          onChange={(chosen) => dispatch({ do: 'size', value: chosen })}
        />
        <Slider
          label="stride"
          from={1}
          to={4}
          value={stride}
          onChange={(chosen) => dispatch({ do: 'stride', value: chosen })}
        />
      </div>
      <p className={styles.note} role="status">
        {`${map.length ** 2} numbers become ${result.length ** 2}, ${percent(result.length ** 2 / map.length ** 2)} of them.`}
        {unseen > 0 &&
          ` The last ${unseen === 1 ? 'row and column are' : `${unseen} rows and columns are`} dropped: no whole window fits there.`}
      </p>
    </div>
  );
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
