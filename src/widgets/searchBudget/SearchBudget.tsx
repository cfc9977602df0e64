import { useMemo, useState } from 'react';
import { Segments } from '../controls/Segments.tsx';
import { Slider } from '../controls/Slider.tsx';
import type { OptionValues } from '../frame/options.ts';
import { budgets, type searchBudgetOptions } from './options.ts';
import { SearchMap } from './SearchMap.tsx';
import { scatter } from './scatter.ts';
import { bestPlace, gridPlaces, randomPlaces, randomWins } from './search.ts';
import styles from './searchBudget.module.css';
import { accuracyAt, type Place, type Surface } from './surface.ts';

const rounds = 1000;

/** Grid against random search with the same number of trainings, on a made-up surface. */
export default function SearchBudget({
  options,
}: {
  readonly options: OptionValues<typeof searchBudgetOptions>;
}) {
  const [budget, setBudget] = useState(options.budget);
  const [seed, setSeed] = useState(1);
  const [peak, setPeak] = useState(0.36);
  const [matters, setMatters] = useState(0);
  const count = Number(budget);
  const surface: Surface = { peak: { x: peak, y: 0.6 }, secondMatters: matters };
  const grid = gridPlaces(count);
  const random = useMemo(() => randomPlaces(count, scatter(seed)), [count, seed]);
  const wins = useMemo(() => randomWins(count, matters, { rounds, random: scatter(2012) }), [count, matters]);

  return (
    <div className={styles.search}>
      <p className={styles.madeUp}>
        Made up, not measured: a map of how well a training would go, for every pair of two settings. The
        stronger the colour, the better.
      </p>
      <div className={styles.maps}>
        <Search name="grid" places={grid} surface={surface} />
        <Search name="random" places={random} surface={surface} />
      </div>
      <div className={styles.settings}>
        <Segments
          label="trainings each"
          of={budgets.map((each) => [each, each])}
          value={budget}
          onChange={setBudget}
        />
        <Slider
          label="where the best value lies"
          from={0}
          to={1}
          step={0.02}
          value={peak}
          shown={peak.toFixed(2)}
          onChange={setPeak}
        />
        <Slider
          label="the other setting matters"
          from={0}
          to={1}
          step={0.1}
          value={matters}
          shown={matters === 0 ? 'not at all' : matters === 1 ? 'as much' : `${Math.round(matters * 100)} %`}
          onChange={setMatters}
        />
        <button type="button" className="button" onClick={() => setSeed(seed + 1)}>
          Draw other random places
        </button>
      </div>
      <p className={styles.verdict} role="status">
        In {rounds.toLocaleString('en')} rounds with the best value somewhere else each time, random search
        beat the grid in <b>{Math.round(wins * 100)} %</b>.
      </p>
    </div>
  );
}

interface SearchProps {
  readonly name: string;
  readonly places: readonly Place[];
  readonly surface: Surface;
}

function Search({ name, places, surface }: SearchProps) {
  const best = bestPlace(places, surface);
  const found = best === undefined ? Number.NaN : accuracyAt(best, surface);
  const values = new Set(places.map(({ x }) => x)).size;
  return (
    <figure>
      <figcaption>
        <b>{name}</b> <span>best {found.toFixed(1)} %</span>
      </figcaption>
      <SearchMap
        description={`${name} search: ${places.length} places, ${values} different values of the setting that matters, best ${found.toFixed(1)} percent`}
        surface={surface}
        places={places}
        best={best}
      />
      <p className={styles.axis} aria-hidden="true">
        the setting that matters
      </p>
      <p>
        {places.length} trainings, <b>{values}</b> different values
      </p>
    </figure>
  );
}
