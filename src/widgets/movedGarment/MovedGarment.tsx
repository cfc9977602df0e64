import { useMemo, useState } from 'react';
import { Choice } from '../controls/Choice.tsx';
import controls from '../controls/controls.module.css';
import { Segments } from '../controls/Segments.tsx';
import { Slider } from '../controls/Slider.tsx';
import type { OptionValues } from '../frame/options.ts';
import { garment, garmentNames } from '../garments/garments.ts';
import { Picture } from '../garments/Picture.tsx';
import { type Comparison, compareMoved } from './compareMoved.ts';
import styles from './movedGarment.module.css';
import type { movedGarmentOptions } from './options.ts';
import { verdict } from './verdict.ts';

/** Shifts and turns a garment, and measures what changes before and after pooling. */
export default function MovedGarment({
  options,
}: {
  readonly options: OptionValues<typeof movedGarmentOptions>;
}) {
  const [settings, setSettings] = useState({ ...options, down: 0 });
  const set = (part: Partial<typeof settings>) => setSettings((now) => ({ ...now, ...part }));
  const { before, after } = useMemo(() => compareMoved(garment(settings.garment), settings), [settings]);

  return (
    <div className={styles.tester}>
      <div className={styles.comparison}>
        <span aria-hidden="true" />
        <span className={styles.head}>as it is</span>
        <span className={styles.head}>moved</span>
        <span className={styles.head}>difference</span>
        <Row name="before pooling" comparison={before} />
        <Row name="after pooling" comparison={after} />
      </div>
      <p className={styles.verdict} role="status">
        {verdict(before, after)}
      </p>
      <div className={controls.controls}>
        <Slider
          label="shift right"
          from={-6}
          to={6}
          value={settings.right}
          shown={`${settings.right} px`.replace('-', '−')}
          onChange={(right) => set({ right })}
        />
        <Slider
          label="shift down"
          from={-6}
          to={6}
          value={settings.down}
          shown={`${settings.down} px`.replace('-', '−')}
          onChange={(down) => set({ down })}
        />
        <Slider
          label="turn"
          from={-90}
          to={90}
          step={5}
          value={settings.degrees}
          shown={`${settings.degrees}°`.replace('-', '−')}
          onChange={(degrees) => set({ degrees })}
        />
        <Slider
          label="pooling window"
          from={2}
          to={7}
          value={settings.size}
          shown={`${settings.size}×${settings.size}`}
          onChange={(size) => set({ size })}
        />
      </div>
      <div className={controls.controls}>
        <Segments
          label="keep"
          of={[
            ['max', 'largest'],
            ['average', 'average'],
          ]}
          value={settings.kind}
          onChange={(kind) => set({ kind })}
        />
        <Segments
          label="look at"
          of={[
            ['edges', 'edges'],
            ['pixels', 'pixels'],
          ]}
          value={settings.view}
          onChange={(view) => set({ view })}
        />
        <Choice
          label="garment"
          of={garmentNames.map((name) => [name, name === 'boot' ? 'ankle boot' : name] as const)}
          value={settings.garment}
          onChange={(name) => set({ garment: name })}
        />
      </div>
    </div>
  );
}

function Row({ name, comparison }: { readonly name: string; readonly comparison: Comparison }) {
  const { still, moved, difference, cells, amount } = comparison;
  return (
    <>
      <p className={styles.figures}>
        <b>{name}</b> <small>{`${still.length}×${still.length}`}</small>
        <span>
          <strong>{percent(amount)}</strong> of the content has moved
        </span>
        <span>
          <em>{percent(cells)}</em> of the cells have changed
        </span>
      </p>
      <Picture values={still} description={`${name}, as it is`} />
      <Picture values={moved} description={`${name}, moved`} />
      <Picture values={difference} description={`${name}, the difference: ${percent(cells)} of the cells`} />
    </>
  );
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
