import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { PlotlyOutput } from '../../../notebook/output.ts';
import { TableView } from '../table/TableView.tsx';
import { CellPictures } from './CellPictures.tsx';
import { figureTable } from './figureTable.ts';
import { type FigurePhase, LiveFigure } from './LiveFigure.ts';
import styles from './PlotlyView.module.css';
import { PointPicture, PointSlider } from './PointPicture.tsx';
import { type CellName, pictureCells, readCell } from './pictureCells.ts';
import type { PointedAt } from './pointEvents.ts';
import { figureHeight } from './themedFigure.ts';

/** A Plotly figure. Its height is taken before the library is there and kept while it updates. */
export function PlotlyView({ output }: { readonly output: PlotlyOutput }) {
  const place = useRef<HTMLDivElement>(null);
  const figure = useRef<LiveFigure>(null);
  const [state, setState] = useState<FigurePhase>({ phase: 'loading' });
  const [point, setPoint] = useState<PointedAt>();
  const [latest, setLatest] = useState(0);
  const cells = useMemo(() => pictureCells(output), [output]);
  const [opened, setOpened] = useState<CellName>();
  useEffect(() => {
    if (place.current === null) return;
    const follow = (pointedAt: PointedAt | undefined): void => {
      setPoint(pointedAt);
      if (pointedAt !== undefined) setLatest(pointedAt.picture);
    };
    const live = new LiveFigure(place.current, setState, follow, (event) => setOpened(readCell(event)));
    figure.current = live;
    return () => {
      figure.current = null;
      live.dispose();
    };
  }, []);
  useEffect(() => figure.current?.show(output), [output]);
  const { pictures } = output;
  return (
    <figure className={styles.figure} data-figure-phase={state.phase}>
      <div className={styles.place} style={{ height: figureHeight(output) }}>
        <div
          ref={place}
          className={styles.plot}
          role="img"
          aria-label={output.description ?? titleOf(output) ?? 'Chart'}
        />
        {state.phase === 'loading' && <p className={styles.notice}>Loading the chart…</p>}
        {state.phase === 'failed' && (
          <div className={styles.notice} role="status">
            <p>This chart could not be drawn. {state.reason}</p>
            <button type="button" onClick={() => figure.current?.load()}>
              Try again
            </button>
          </div>
        )}
        {pictures !== undefined && point !== undefined && (
          <PointPicture
            pictures={pictures}
            point={point}
            room={{ width: place.current?.clientWidth ?? 0, height: figureHeight(output) }}
          />
        )}
      </div>
      {pictures !== undefined && cells.length > 0 && (
        <CellPictures
          pictures={pictures}
          cells={cells}
          open={cells.find(({ row, column }) => row === opened?.row && column === opened.column)}
          onOpen={setOpened}
        />
      )}
      {pictures !== undefined && pictures.items.length > 0 && cells.length === 0 && (
        <PointSlider
          pictures={pictures}
          picture={Math.min(latest, pictures.items.length - 1)}
          onChange={(picture) => {
            setLatest(picture);
            figure.current?.pointAt(picture);
          }}
        />
      )}
      <FigureValues output={output} />
    </figure>
  );
}

/** A button, quiet until it is wanted, that shows the figure's values as a table. */
function FigureValues({ output }: { readonly output: PlotlyOutput }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const table = useMemo(() => (open ? figureTable(output) : undefined), [open, output]);
  return (
    <>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {open ? 'hide the table' : 'show as table'}
      </button>
      <div id={id} className={styles.values} hidden={!open}>
        {table === undefined ? (
          open && <p>This chart has no values that make a table.</p>
        ) : (
          <TableView output={table} />
        )}
      </div>
    </>
  );
}

function titleOf({ layout }: PlotlyOutput): string | undefined {
  const title = layout?.title;
  const text = typeof title === 'object' && title !== null && 'text' in title ? title.text : title;
  return typeof text === 'string' && text !== '' ? text : undefined;
}
