import { useCommands } from '../commands/CommandsContext.ts';
import { insertCell } from '../commands/cellCommands.ts';
import { useNotebook } from '../lesson/SessionContext.ts';
import { Icon } from '../shell/Icon.tsx';

/** The way to a new cell at the end of the notebook, for every pointer and the keyboard. */
export function AddCellRow() {
  const context = useCommands();
  const last = useNotebook(({ order }) => order.at(-1));
  if (context === undefined) return null;
  const add = (kind: 'code' | 'markdown') => (): void => {
    context.cells.current.setState(last, true);
    insertCell(context, kind, 1);
  };
  return (
    <div className="add-cell-row">
      <button type="button" className="button" onClick={add('code')}>
        <Icon name="plus" size={12} />
        Code cell
      </button>
      <button type="button" className="button" onClick={add('markdown')}>
        <Icon name="plus" size={12} />
        Text cell
      </button>
    </div>
  );
}
