/** Listens to the keys of the commands. */
import type { Command, CommandContext } from './command.ts';
import { createKeyReader, writtenPress } from './keys.ts';

/** Letters are keys only while a cell itself has the focus; other targets keep what they are typed into. */
function countsAt(target: EventTarget | null): Command['scope'] {
  return target instanceof HTMLElement && target.matches('article[data-cell-id]') ? 'selected' : 'anywhere';
}

/** @returns a function that stops it */
export function listenToKeys(
  page: Document,
  commands: readonly Command[],
  context: CommandContext,
  now: () => number,
): () => void {
  const reader = createKeyReader();
  const press = (event: KeyboardEvent): void => {
    const written = writtenPress(event);
    if (written === undefined || event.defaultPrevented || event.isComposing) return;
    const scope = countsAt(event.target);
    // What is merely typed is no command, and shall not wait for the page to be searched.
    if (scope === 'anywhere' && !written.includes('Mod+')) return void reader.read(written, [], now());
    // A dialog that is open has the page for itself.
    if (page.querySelector('dialog[open]') !== null) return;
    const heard = commands.filter(
      (command) =>
        command.boundByEditor === undefined && (scope === 'selected' || command.scope === 'anywhere'),
    );
    const keysOf = (command: Command): readonly string[] =>
      // Without a modifier a letter would be taken from whoever types.
      scope === 'selected'
        ? (command.keys ?? [])
        : (command.keys ?? []).filter((keys) => keys.includes('Mod+'));
    const sequence = reader.read(written, heard.flatMap(keysOf), now());
    if (sequence === undefined) return;
    event.preventDefault();
    const command = heard.find((candidate) => keysOf(candidate).includes(sequence));
    if (command === undefined) return;
    const problem = command.problem?.(context);
    if (problem === undefined) command.run(context);
    else context.session.notify(problem);
  };
  page.addEventListener('keydown', press);
  return () => page.removeEventListener('keydown', press);
}
