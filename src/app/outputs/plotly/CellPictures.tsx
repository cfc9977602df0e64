import { useId } from 'react';
import type { ImagesOutput } from '../../../notebook/output.ts';
import { ImagesView } from '../images/ImagesView.tsx';
import styles from './CellPictures.module.css';
import { type PictureCell, picturesOfCell } from './pictureCells.ts';

interface CellPicturesProps {
  readonly pictures: ImagesOutput;
  readonly cells: readonly PictureCell[];
  /** The cell that is open. */
  readonly open: PictureCell | undefined;
  readonly onOpen: (cell: PictureCell | undefined) => void;
}

/** The pictures behind a cell of a heat map: pressed there, or chosen from this list, the fullest cells first. */
export function CellPictures({ pictures, cells, open, onOpen }: CellPicturesProps) {
  const id = useId();
  const count = open?.pictures.length ?? 0;
  return (
    <div className={styles.cells}>
      <label htmlFor={id}>open the pictures of</label>
      <select
        id={id}
        value={open === undefined ? -1 : cells.indexOf(open)}
        onChange={(event) => onOpen(cells[Number(event.target.value)])}
      >
        <option value={-1}>press a cell, or choose one here</option>
        {cells.map((cell, index) => (
          <option key={nameOf(cell)} value={index}>
            {nameOf(cell)} · {cell.printed}
          </option>
        ))}
      </select>
      {open !== undefined && (
        <ImagesView
          output={{
            ...picturesOfCell(pictures, open),
            caption: `${nameOf(open)}: ${String(count) === open.printed ? 'all' : `the first ${count} of`} ${open.printed}`,
          }}
        />
      )}
    </div>
  );
}

function nameOf({ row, column }: PictureCell): string {
  return row === column ? `${row}, rightly` : `${row}, taken for ${column}`;
}
