/**
 * The last edits, written at once. IndexedDB answers later, and a tab that is killed may not live to see it;
 * `localStorage` has what it was given when the call returns. It has little room, so it holds only what the database
 * has not yet: as a rule, the source of one cell.
 */
import type { Cell, Notebook } from '../notebook/types.ts';

export type JournalEntry = {
  /** As in `Draft`. */
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
} & JournalText;

export type JournalText =
  /** The whole text. */
  | { readonly notebook: Notebook }
  /** The sources, by cell, in which the text differs from the draft in the database. */
  | { readonly sources: Readonly<Record<string, string>> };

export interface Journal {
  read(document: string): JournalEntry | undefined;
  /** @returns whether it could be written */
  write(document: string, entry: JournalEntry): boolean;
  clear(document: string): void;
}

const keyOf = (document: string): string => `convbook.journal.${document}`;

/** @param storage undefined where the browser forbids it: then nothing is kept. */
export function createJournal(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined,
): Journal {
  return {
    read(document) {
      try {
        const text = storage?.getItem(keyOf(document)) ?? null;
        return text === null ? undefined : readEntry(JSON.parse(text));
      } catch {
        // Forbidden, or not what we wrote.
        return undefined;
      }
    },
    write(document, entry) {
      if (storage === undefined) return false;
      try {
        storage.setItem(keyOf(document), JSON.stringify(entry));
        return true;
      } catch {
        return false;
      }
    },
    clear(document) {
      try {
        storage?.removeItem(keyOf(document));
      } catch {
        // Forbidden: then nothing is there.
      }
    },
  };
}

/** The text that an entry makes of the one in the database. */
export function withEntry(text: Notebook, entry: JournalText): Notebook {
  if ('notebook' in entry) return entry.notebook;
  const sources = new Map(Object.entries(entry.sources));
  const cells = text.cells.map((cell) => ({ ...cell, source: sources.get(cell.id) ?? cell.source }));
  return { ...text, cells };
}

function readEntry(value: unknown): JournalEntry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { notebook, sources, revision, savedAt }: Record<string, unknown> = { ...value };
  if (typeof revision !== 'number' || typeof savedAt !== 'number') return undefined;
  if (isNotebook(notebook)) return { notebook, revision, savedAt };
  return areSources(sources) ? { sources, revision, savedAt } : undefined;
}

function areSources(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((source) => typeof source === 'string')
  );
}

function isNotebook(value: unknown): value is Notebook {
  if (typeof value !== 'object' || value === null) return false;
  const { frontMatter, cells }: Record<string, unknown> = { ...value };
  return typeof frontMatter === 'string' && Array.isArray(cells) && cells.every(isCell);
}

function isCell(value: unknown): value is Cell {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, id, source, info }: Record<string, unknown> = { ...value };
  if (typeof id !== 'string' || typeof source !== 'string') return false;
  return kind === 'markdown' || (kind === 'code' && typeof info === 'string');
}
