import type { Command } from './command.ts';

/**
 * The commands whose titles have every word that was typed, at the start of a word or anywhere in one; those in which
 * the words start are first.
 */
export function filterCommands(commands: readonly Command[], typed: string): Command[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return commands
    .map((command) => ({ command, rank: rankOf(command.title.toLowerCase(), words) }))
    .filter(({ rank }) => rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ command }) => command);
}

function rankOf(title: string, words: readonly string[]): number {
  if (!words.every((word) => title.includes(word))) return 0;
  return 1 + words.filter((word) => title.startsWith(word) || title.includes(` ${word}`)).length;
}
