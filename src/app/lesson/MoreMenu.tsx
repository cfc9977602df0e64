import { useSaving } from '../saving/SavingContext.ts';
import { ThemeSwitch } from '../settings/ThemeSwitch.tsx';
import { Icon } from '../shell/Icon.tsx';
import { Popover } from '../shell/Popover.tsx';
import { useNotebook, useSession } from './SessionContext.ts';

/** What is wanted now and then. */
export function MoreMenu({ onOwnFiles }: { readonly onOwnFiles: () => void }) {
  const session = useSession();
  const saving = useSaving();
  const hasOutputs = useNotebook((state) => state.order.some((id) => state.cells[id]?.outputs.length));
  return (
    <Popover label="More" title="More" className="button plain" face={<Icon name="more" />}>
      {(close) => (
        <>
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
          <hr />
          <h2>Keys</h2>
          <dl className="keys">
            <dt>Shift+Enter</dt>
            <dd>run the cell, go on</dd>
            <dt>Ctrl+Enter</dt>
            <dd>run the cell</dd>
            <dt>Escape, Tab</dt>
            <dd>leave the editor</dd>
          </dl>
        </>
      )}
    </Popover>
  );
}
