import { memo } from 'react';
import { useCommands } from '../commands/CommandsContext.ts';
import { insertCell } from '../commands/cellCommands.ts';
import { Icon } from '../shell/Icon.tsx';

/**
 * Two buttons in the gap below a cell, seen when the pointer is there. The keyboard has keys and the cell's menu for
 * it: in the tab order they would stand between any two cells.
 */
export const InsertBelow = memo(function InsertBelow({ id }: { readonly id: string }) {
  const context = useCommands();
  if (context === undefined) return null;
  const insert = (kind: 'code' | 'markdown') => (): void => {
    context.cells.current.setState(id, true);
    insertCell(context, kind, 1);
  };
  return (
    <div className="insert-below">
      <button
        type="button"
        className="button"
        tabIndex={-1}
        title="Insert a code cell here"
        onClick={insert('code')}
      >
        <Icon name="plus" size={12} />
        Code
      </button>
      <button
        type="button"
        className="button"
        tabIndex={-1}
        title="Insert a text cell here"
        onClick={insert('markdown')}
      >
        <Icon name="plus" size={12} />
        Text
      </button>
    </div>
  );
});
