import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import type { CommandContext } from './command.ts';
import './commands.css';
import { doCommand } from './CommandsContext.ts';
import { commands } from './commandList.ts';
import { filterCommands } from './filterCommands.ts';
import { Keys } from './Keys.tsx';

interface CommandPaletteProps {
  readonly context: CommandContext;
  readonly ref: RefObject<HTMLDialogElement | null>;
}

/** Every command by its name: type a part of it, choose with the arrows, Enter does it. */
export function CommandPalette({ context, ref }: CommandPaletteProps) {
  const [open, setOpen] = useState(false);
  return (
    <dialog
      ref={ref}
      className="command-palette"
      aria-label="All commands"
      closedby="any"
      // Before it is shown, so that the field is there for the very next key.
      onBeforeToggle={({ newState }) => setOpen(newState === 'open')}
    >
      {open && <Finder context={context} close={() => ref.current?.close()} />}
    </dialog>
  );
}

function Finder({ context, close }: { readonly context: CommandContext; readonly close: () => void }) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const found = filterCommands(
    commands.filter(({ id }) => id !== 'palette'),
    typed,
  );
  const optionId = (index: number): string => `${listId}-${index}`;
  const choose = (index: number): void => {
    setChosen(index);
    document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' });
  };
  const take = (index: number): void => {
    const command = found[index];
    if (command === undefined || command.problem?.(context) !== undefined) return;
    // Closed first: the focus goes back, and what the command does with it then counts.
    close();
    doCommand(context, command.id);
  };
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) choose((chosen + step + found.length) % found.length);
    else if (event.key === 'Enter') take(chosen);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-label="Find a command"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? optionId(chosen) : undefined}
        placeholder="Find a command"
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
        autoFocus
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <div id={listId} role="listbox" className="command-options" aria-label="Commands">
        {found.map((command, index) => {
          const problem = command.problem?.(context);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field, which keeps the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, as a combobox does
            <div
              key={command.id}
              id={optionId(index)}
              role="option"
              aria-selected={index === chosen}
              aria-disabled={problem !== undefined}
              onClick={() => take(index)}
              onPointerMove={() => setChosen(index)}
            >
              <span>
                {command.title}
                {problem !== undefined && <small>{problem}</small>}
              </span>
              {command.keys?.[0] !== undefined && <Keys keys={command.keys[0]} />}
            </div>
          );
        })}
      </div>
      {found.length === 0 && <p role="status">No command has these words in its name.</p>}
    </>
  );
}
