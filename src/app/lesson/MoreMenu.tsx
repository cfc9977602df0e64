import { doCommand, useCommands } from '../commands/CommandsContext.ts';
import { commandNamed } from '../commands/commandList.ts';
import { Keys } from '../commands/Keys.tsx';
import { SaveEntries } from '../saveAs/SaveEntries.tsx';
import { useSaving } from '../saving/SavingContext.ts';
import { ThemeSwitch } from '../settings/ThemeSwitch.tsx';
import { Icon } from '../shell/Icon.tsx';
import { Popover } from '../shell/Popover.tsx';
import { RunStaleEntry } from '../staleness/RunStaleEntry.tsx';
import { useNotebook, useSession } from './SessionContext.ts';

/** Commands that are in the menu by their names. */
const menu = ['palette', 'keys', 'undo', 'redo'];

interface MoreMenuProps {
  /** Of the notebook: the name of its file. */
  readonly title: string;
  readonly onOwnFiles: () => void;
}

/** What is wanted now and then. */
export function MoreMenu({ title, onOwnFiles }: MoreMenuProps) {
  const session = useSession();
  const saving = useSaving();
  const context = useCommands();
  const hasOutputs = useNotebook((state) => state.order.some((id) => state.cells[id]?.outputs.length));
  return (
    <Popover label="More" title="More" className="button plain" face={<Icon name="more" />}>
      {(close) => (
        <>
          <RunStaleEntry close={close} />
          {context !== undefined &&
            menu.map((id) => (
              <button
                key={id}
                type="button"
                className="entry"
                onClick={() => {
                  close();
                  doCommand(context, id);
                }}
              >
                <span className="entry-title">{commandNamed(id).title}</span>
                <Keys keys={commandNamed(id).keys?.[0] ?? ''} />
              </button>
            ))}
          <hr />
          <SaveEntries title={title} close={close} />
          <hr />
          <button
            type="button"
            className="entry"
            disabled={!hasOutputs}
            onClick={() => {
              session.clearOutputs();
              close();
            }}
          >
            Clear outputs
          </button>
          {saving !== undefined && (
            <>
              <button
                type="button"
                className="entry"
                onClick={() => {
                  close();
                  saving.ask({ type: 'versions' });
                }}
              >
                Versions…
              </button>
              <button
                type="button"
                className="entry"
                onClick={() => {
                  close();
                  saving.ask({ type: 'reset' });
                }}
              >
                Reset lesson…
              </button>
            </>
          )}
          <button
            type="button"
            className="entry"
            onClick={() => {
              close();
              onOwnFiles();
            }}
          >
            Use my own Fashion-MNIST files…
          </button>
          <hr />
          <h2>Theme</h2>
          <ThemeSwitch />
        </>
      )}
    </Popover>
  );
}
