import { Fragment, type RefObject, useId } from 'react';
import { Icon } from '../shell/Icon.tsx';
import './commands.css';
import { commandSections } from './command.ts';
import { commands } from './commandList.ts';
import { Keys } from './Keys.tsx';
import { type TypingKey, typingKeys } from './typingKeys.ts';

/** The sheet of keys: what can be done without a mouse, and where each key counts. */
export function KeySheet({ ref }: { readonly ref: RefObject<HTMLDialogElement | null> }) {
  const titleId = useId();
  return (
    <dialog ref={ref} className="key-sheet" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>Keyboard shortcuts</h2>
        <button
          type="button"
          className="button plain"
          aria-label="Close"
          onClick={() => ref.current?.close()}
        >
          <Icon name="close" size={14} />
        </button>
      </header>
      <p>
        Letters count while a cell is selected and you are not typing in it. <Keys keys="Escape" /> takes you
        from typing to the selected cell, <Keys keys="Enter" /> back to typing. Keys with Ctrl count
        everywhere.
      </p>
      <div className="key-columns">
        {commandSections.map((section) => (
          <Section
            key={section}
            title={section}
            lines={commands
              .filter((command) => command.section === section)
              .map(({ title, keys = [] }) => ({
                title,
                keys: keys.slice(0, 2).filter((written) => !written.includes('_')),
              }))
              .filter(({ keys }) => keys.length > 0)}
          />
        ))}
        <Section title="While you type" lines={typingKeys} />
      </div>
    </dialog>
  );
}

function Section({ title, lines }: { readonly title: string; readonly lines: readonly TypingKey[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {lines.map((line) => (
          <div key={line.title}>
            <dt>{line.title}</dt>
            <dd>
              {line.keys.map((written, index) => (
                <Fragment key={written}>
                  {index > 0 && ' or '}
                  <Keys keys={written} />
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
