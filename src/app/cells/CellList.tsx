import { useNotebook } from '../lesson/SessionContext.ts';
import { AddCellRow } from './AddCellRow.tsx';
import { CellView } from './CellView.tsx';

/** The notebook's cells in order. */
export function CellList() {
  const order = useNotebook((state) => state.order);
  return (
    <>
      {order.map((id) => (
        <CellView key={id} id={id} />
      ))}
      <AddCellRow />
    </>
  );
}
