import { useContext } from 'react';
import { CellFocusContext } from '../cells/focusCell.ts';

interface CellLinkProps {
  readonly cellId: string;
  readonly onCell: () => void;
}

/** Goes to a cell. */
export function CellLink({ cellId, onCell }: CellLinkProps) {
  const cells = useContext(CellFocusContext);
  return (
    <button
      type="button"
      className="cell-link"
      title={`Go to cell ${cellId}`}
      aria-label={`Go to cell ${cellId}`}
      onClick={() => {
        onCell();
        cells.select(cellId);
      }}
    >
      {cellId}
    </button>
  );
}
