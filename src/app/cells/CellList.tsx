import { useNotebook, useParts } from '../lesson/SessionContext.ts';
import { AddCellRow } from './AddCellRow.tsx';
import { CellView } from './CellView.tsx';
import { long, useGrowingCount } from './useGrowingCount.ts';

/**
 * The notebook's cells in order; of a long one the first come at once and the others soon after.
 *
 * @param section the slug of a section that has to be there at once: the reader is on the way to it
 */
export function CellList({ section }: { readonly section?: string | undefined }) {
  const order = useNotebook((state) => state.order);
  const first = useParts(({ outline }) => outline.sections.find(({ slug }) => slug === section)?.cellIds[0]);
  const count = Math.max(useGrowingCount(order.length), first === undefined ? 0 : order.indexOf(first) + 1);
  return (
    <div className="cells" data-long={order.length > long || undefined}>
      {order.slice(0, count).map((id) => (
        <CellView key={id} id={id} />
      ))}
      {count >= order.length && <AddCellRow />}
    </div>
  );
}
