/**
 * Keys as they are written in the list of commands: `Mod+Shift+P`, or `D D` for two presses in a row. `Mod` is Ctrl, and
 * Cmd as well on a Mac. Shift is written for letters and named keys only: `?` is `?`, whatever the keyboard needs for it.
 */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The press as it would be written; undefined for a modifier alone. */
export function writtenPress({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string | undefined {
  if (['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'CapsLock', 'Dead'].includes(key)) return undefined;
  const isSign = key.length === 1 && !/[a-z]/i.test(key) && key !== ' ';
  const name = key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key;
  const parts = [
    ctrlKey || metaKey ? 'Mod' : '',
    altKey ? 'Alt' : '',
    shiftKey && !isSign ? 'Shift' : '',
    name,
  ];
  return parts.filter((part) => part !== '').join('+');
}

/** How a key is shown to the reader: `Mod+Shift+ArrowUp` → `Ctrl+Shift+↑`. */
export function shownKeys(written: string, isMac: boolean): string {
  const names: Readonly<Record<string, string>> = {
    Mod: isMac ? '⌘' : 'Ctrl',
    Alt: isMac ? '⌥' : 'Alt',
    ArrowUp: '↑',
    ArrowDown: '↓',
  };
  return written
    .split(' ')
    .map((press) =>
      // A plus that is the key itself stays one.
      press
        .split(/\+(?=.)/)
        .map((part) => names[part] ?? part)
        .join('+'),
    )
    .join(' ');
}

/** Follows presses one by one and tells which of `sequences` has just been completed. */
export interface KeyReader {
  /**
   * @param at milliseconds
   * @returns the completed sequence; `'begun'` if the press is the first of a longer one
   */
  read(press: string, sequences: readonly string[], at: number): string | 'begun' | undefined;
}

/** Two presses further apart than this, in milliseconds, are not one sequence. */
const patience = 1_000;

export function createKeyReader(): KeyReader {
  let first: { readonly press: string; readonly at: number } | undefined;
  return {
    read(press, sequences, at) {
      const both = first !== undefined && at - first.at <= patience ? `${first.press} ${press}` : undefined;
      first = undefined;
      if (both !== undefined && sequences.includes(both)) return both;
      if (sequences.includes(press)) return press;
      if (!sequences.some((sequence) => sequence.startsWith(`${press} `))) return undefined;
      first = { press, at };
      return 'begun';
    },
  };
}
