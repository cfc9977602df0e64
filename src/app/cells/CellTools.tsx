import { doCommand, useCommands } from '../commands/CommandsContext.ts';
import { commandNamed } from '../commands/commandList.ts';
import { Keys } from '../commands/Keys.tsx';
import { useSession } from '../lesson/SessionContext.ts';
import { codeCellIds } from '../notebook/state.ts';
import { Icon } from '../shell/Icon.tsx';
import { Popover } from '../shell/Popover.tsx';

/** The commands in a cell's menu, in groups. */
const groups = {
  code: [
    ['insert-above', 'insert-below', 'insert-text'],
    ['move-up', 'move-down', 'split', 'merge'],
    ['fold', 'hide-code', 'follow'],
    ['to-text', 'copy', 'reset-cell', 'delete'],
  ],
  markdown: [
    ['insert-above', 'insert-below', 'insert-text'],
    ['move-up', 'move-down', 'split', 'merge'],
    ['to-code', 'copy', 'reset-cell', 'delete'],
  ],
} as const;

interface CellToolsProps {
  readonly id: string;
  readonly kind: 'code' | 'markdown';
}

/** The quiet tools of a cell, seen on hover and when the focus is in the cell. */
export function CellTools({ id, kind }: CellToolsProps) {
  const session = useSession();
  const context = useCommands();
  const runFromHere = (): void => {
    const ids = codeCellIds(session.notebook.getState());
    session.runEach(ids.slice(ids.indexOf(id)));
  };
  return (
    <div className="cell-tools">
      {kind === 'code' ? (
        <button type="button" className="button" title="Run this cell and all below it" onClick={runFromHere}>
          <Icon name="runAll" size={12} />
          Run from here
        </button>
      ) : (
        <button
          type="button"
          className="button"
          title="Edit this text (Enter, or a double click)"
          onClick={() => context?.cells.edit(id)}
        >
          <Icon name="edit" size={12} />
          Edit
        </button>
      )}
      {context !== undefined && (
        <Popover
          label={`More for cell ${id}`}
          title="More for this cell"
          className="button narrow"
          face={<Icon name="more" size={14} />}
        >
          {(close) =>
            groups[kind].map((group, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the groups never change
              <div key={index} className="entry-group">
                {group.map((commandId) => {
                  const { title, keys, option } = commandNamed(commandId);
                  const cell = session.notebook.getState().cells[id];
                  const isOn = option !== undefined && cell !== undefined && option.isOn(cell);
                  return (
                    <button
                      key={commandId}
                      type="button"
                      className="entry"
                      aria-pressed={option === undefined ? undefined : isOn}
                      onClick={() => {
                        close();
                        doCommand(context, commandId, id);
                      }}
                    >
                      <span className="entry-title">{option?.title ?? title}</span>
                      {isOn && <Icon name="check" size={14} />}
                      {keys?.[0] !== undefined && <Keys keys={keys[0]} />}
                    </button>
                  );
                })}
              </div>
            ))
          }
        </Popover>
      )}
    </div>
  );
}
