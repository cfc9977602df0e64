// biome-ignore-all lint/a11y/useSemanticElements: a table's cells cannot be laid out as squares that fill the room
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on what is in a cell
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { Grid } from '../../cnn/grid.ts';
import { formatCell } from './formatCell.ts';
import { type CellLook, GridCell } from './GridCell.tsx';
import styles from './grid.module.css';

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

interface NumberGridProps {
  readonly label: string;
  readonly values: Grid;
  /** The number that is drawn in the full colour; default: the largest size in the grid. */
  readonly brightest?: number;
  /** Rows and columns count from 0 here. Padding makes them start below 0 for the learner. */
  readonly padding?: number;
  readonly lookOf?: (row: number, column: number) => CellLook;
  readonly onEdit?: (row: number, column: number, value: number) => void;
  /** Which cells can be edited; default: all but padding, if there is `onEdit`. */
  readonly editable?: (row: number, column: number) => boolean;
  /** Picks a cell, by click, by dragging over the grid, or by the arrow keys. */
  readonly onPick?: (row: number, column: number) => void;
  readonly picked?: CellPlace;
  /** A frame around some cells. */
  readonly frame?: CellPlace & { readonly rows: number; readonly columns: number };
}

/** Numbers in rows and columns, as a grid for the keyboard: one tab stop, arrow keys inside. */
export function NumberGrid(props: NumberGridProps) {
  const { label, values, padding = 0, lookOf, onEdit, onPick, picked, frame } = props;
  const rows = values.length;
  const columns = values[0]?.length ?? 0;
  const root = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<CellPlace>({ row: padding, column: padding });
  const current = inside(picked ?? focused, rows, columns, padding);
  const brightest = props.brightest ?? largest(values);
  const length = longest(values);
  const canEdit = (row: number, column: number) =>
    onEdit !== undefined && (props.editable?.(row, column) ?? true);

  const focusAt = (row: number, column: number) => {
    setFocused({ row, column });
    if (picked !== undefined && !(picked.row === row && picked.column === column)) onPick?.(row, column);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = steps[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = inside(
      { row: current.row + step.row, column: current.column + step.column },
      rows,
      columns,
      padding,
    );
    setFocused(next);
    onPick?.(next.row, next.column);
    root.current?.querySelector<HTMLElement>(`[data-place="${next.row},${next.column}"] > *`)?.focus();
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (onPick === undefined || event.buttons !== 1) return;
    const under = document.elementFromPoint(event.clientX, event.clientY)?.closest('[data-place]');
    if (under == null || !event.currentTarget.contains(under)) return;
    const [row = 0, column = 0] = (under.getAttribute('data-place') ?? '').split(',').map(Number);
    if (row !== picked?.row || column !== picked.column) onPick(row, column);
  };

  return (
    // The custom properties are no part of React's list of CSS properties.
    <div
      className={styles.room}
      style={{ '--columns': columns, '--rows': rows, '--longest': length } as CSSProperties}
    >
      <div
        ref={root}
        className={styles.grid}
        role="grid"
        aria-label={label}
        data-pick={onPick !== undefined}
        data-long={length >= 3}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
      >
        {values.map((line, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row's place is its identity
          <div role="row" className={styles.row} key={row}>
            {line.map((value, column) => {
              const look = lookOf?.(row, column) ?? {};
              const name = `${label}, row ${row + 1 - padding}, column ${column + 1 - padding}`;
              return (
                <GridCell
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell's place is its identity
                  key={column}
                  name={name}
                  place={`${row},${column}`}
                  value={value}
                  // Coloured digits need an unshaded ground to be read on.
                  shade={look.unknown || coloured.has(look.emphasis) ? 0 : shade(value, brightest)}
                  look={look}
                  reachable={current.row === row && current.column === column}
                  picked={picked && picked.row === row && picked.column === column}
                  onFocus={() => focusAt(row, column)}
                  onEdit={canEdit(row, column) ? (changed) => onEdit?.(row, column, changed) : undefined}
                  onPick={onPick && (() => onPick(row, column))}
                />
              );
            })}
          </div>
        ))}
        {frame !== undefined && (
          <div
            className={styles.frame}
            aria-hidden="true"
            style={
              {
                '--row': frame.row,
                '--column': frame.column,
                '--frame-rows': frame.rows,
                '--frame-columns': frame.columns,
              } as CSSProperties
            }
          />
        )}
      </div>
    </div>
  );
}

const coloured: ReadonlySet<CellLook['emphasis']> = new Set(['right', 'wrong'] as const);

const steps: Readonly<Record<string, CellPlace>> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
};

/** The nearest place within the grid and not in its padding. */
function inside({ row, column }: CellPlace, rows: number, columns: number, padding: number): CellPlace {
  return {
    row: Math.min(rows - 1 - padding, Math.max(padding, row)),
    column: Math.min(columns - 1 - padding, Math.max(padding, column)),
  };
}

function largest(values: Grid): number {
  return Math.max(1e-9, ...values.flat().map(Math.abs));
}

/** Characters of the longest number, to which the digits' size is fitted. */
function longest(values: Grid): number {
  return Math.max(...values.flat().map((value) => formatCell(value).length));
}

function shade(value: number, brightest: number): number {
  return Math.min(1, Math.abs(value) / brightest);
}
