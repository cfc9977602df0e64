import { useSession } from '../lesson/SessionContext.ts';
import { Icon } from '../shell/Icon.tsx';

/** The quiet tools of a cell, seen on hover and when the focus is in the cell. */
export function CellMenu({ id }: { readonly id: string }) {
  const session = useSession();
  return (
    <div className="cell-tools">
      <button
        type="button"
        className="button"
        title="Run this cell and all below it"
        onClick={() => session.runFrom(id)}
      >
        <Icon name="runAll" size={12} />
        Run from here
      </button>
    </div>
  );
}
