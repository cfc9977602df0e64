import { useNotebook, useParts } from '../lesson/SessionContext.ts';
import { AddCellRow } from './AddCellRow.tsx';
import { CellPlace } from './CellPlace.tsx';
import { long, useGrowingCount } from './useGrowingCount.ts';

/** Cells before and after a section's first that come with it: what a window shows and a little more, so that nothing moves. */
const around = 8;

/**
 * The notebook's cells in order; of a long one the first are drawn at once, and the others when the reader comes near
 * them, or soon after.
 *
 * @param section the slug of a section that has to be there at once: the reader is on the way to it
 */
export function CellList({ section }: { readonly section?: string | undefined }) {
  const order = useNotebook((state) => state.order);
  const first = useParts(({ outline }) => outline.sections.find(({ slug }) => slug === section)?.cellIds[0]);
  const there = first === undefined ? Number.NEGATIVE_INFINITY : order.indexOf(first);
  const count = useGrowingCount(order.length);
  return (
    <div className="cells" data-long={order.length > long || undefined}>
      {order.map((id, index) => (
        <CellPlace key={id} id={id} isDrawn={index < count || Math.abs(index - there) <= around} />
      ))}
      <AddCellRow />
    </div>
  );
}
