import { formCommands } from '../forms/formCommands.ts';
import { savingCommands } from '../saving/savingCommands.ts';
import { cellCommands } from './cellCommands.ts';
import type { Command } from './command.ts';
import { findCommands } from './findCommands.ts';
import { runCommands, viewCommands } from './runCommands.ts';

/** Every command; a new one is added to its list, and is then in the palette, on the sheet of keys and listened to. */
export const commands: readonly Command[] = [
  ...runCommands,
  ...cellCommands,
  ...savingCommands,
  ...findCommands,
  ...formCommands,
  ...viewCommands,
];

export function commandNamed(id: string): Command {
  const command = commands.find((candidate) => candidate.id === id);
  if (command === undefined) throw new Error(`There is no command “${id}”.`);
  return command;
}
