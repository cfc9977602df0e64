// biome-ignore-all lint/a11y/useSemanticElements: a table's cells cannot be laid out as squares that fill the room
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus is on what is in a cell
import type { CSSProperties } from 'react';
import { formatCell } from './formatCell.ts';
import styles from './grid.module.css';
import { NumberCell } from './NumberCell.tsx';

export interface CellLook {
  /** An added zero: drawn faint, and not to be edited. */
  readonly padding?: boolean;
  /** A small number in the corner, such as the weight that lies over the cell. */
  readonly corner?: string;
  readonly emphasis?: 'strong' | 'right' | 'wrong' | undefined;
  /** Not known yet: a question mark, or an empty field where the grid can be edited. */
  readonly unknown?: boolean;
}

interface GridCellProps {
  /** For screen readers: `Image, row 1, column 2`. */
  readonly name: string;
  /** `row,column`, by which the grid finds the cell again. */
  readonly place: string;
  readonly value: number;
  /** 0 to 1. */
  readonly shade: number;
  readonly look: CellLook;
  /** Whether Tab leads here. */
  readonly reachable: boolean;
  /** Undefined in a grid where nothing is picked. */
  readonly picked: boolean | undefined;
  readonly onFocus: () => void;
  readonly onEdit: ((value: number) => void) | undefined;
  readonly onPick: (() => void) | undefined;
}

/** A number that can be read, typed over, or picked. */
export function GridCell({ value, look, place, ...cell }: GridCellProps) {
  const text = look.unknown ? '?' : formatCell(value);
  return (
    <div
      role="gridcell"
      className={styles.cell}
      aria-selected={cell.picked}
      data-place={place}
      data-padding={look.padding}
      data-emphasis={look.emphasis}
      data-negative={value < 0 && !look.unknown}
      // The custom property is no part of React's list of CSS properties.
      style={{ '--shade': cell.shade } as CSSProperties}
    >
      {look.padding ? (
        <span>0</span>
      ) : cell.onEdit !== undefined ? (
        <NumberCell
          label={cell.name}
          value={look.unknown ? undefined : value}
          onChange={cell.onEdit}
          reachable={cell.reachable}
          onFocus={cell.onFocus}
        />
      ) : cell.onPick !== undefined ? (
        <button
          type="button"
          aria-label={`${cell.name}: ${look.unknown ? 'not known yet' : text}`}
          tabIndex={cell.reachable ? 0 : -1}
          onClick={cell.onPick}
          onFocus={cell.onFocus}
        >
          {text}
        </button>
      ) : (
        <span>{text}</span>
      )}
      {look.corner !== undefined && (
        <i className={styles.corner} aria-hidden="true">
          {look.corner}
        </i>
      )}
    </div>
  );
}
