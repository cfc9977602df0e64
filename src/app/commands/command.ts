import type { CellFocus } from '../cells/focusCell.ts';
import type { Session } from '../notebook/session.ts';
import type { CellState } from '../notebook/state.ts';
import type { Saving } from '../saving/saving.ts';

/** Something that can be asked for by a key, and by its name in the palette. */
export interface Command {
  /** Unique; used by menus to name it. */
  readonly id: string;
  /** What it does, as an order: `Delete cell`. */
  readonly title: string;
  /** What it turns on and off for a cell: a menu shows it with a tick. */
  readonly option?: { readonly title: string; readonly isOn: (cell: CellState) => boolean };
  readonly section: CommandSection;
  /** As `keys.ts` writes them; the first is the one that is shown. */
  readonly keys?: readonly string[];
  /**
   * Where the keys count: `selected` only while a cell itself has the focus and not its editor, so that letters can be
   * keys; `anywhere` on the whole page, in editors too.
   */
  readonly scope: 'selected' | 'anywhere';
  /** Whether the editor binds the keys itself; they are then listed, but not listened to. */
  readonly boundByEditor?: true;
  /** Why it cannot be done now, in a short sentence; undefined if it can. */
  readonly problem?: (context: CommandContext) => string | undefined;
  readonly run: (context: CommandContext) => void;
}

export const commandSections = ['Run', 'Cells', 'Kernel', 'View'] as const;
export type CommandSection = (typeof commandSections)[number];

/** What commands act on. */
export interface CommandContext {
  readonly session: Session;
  /** Absent where nothing is kept. */
  readonly saving?: Saving | undefined;
  readonly cells: CellFocus;
  /** Opens a part of the page by its name. */
  readonly open: (what: Openable) => void;
}

export type Openable = 'palette' | 'keys' | 'contents' | 'inspector' | 'own-files' | 'find' | 'replace';
