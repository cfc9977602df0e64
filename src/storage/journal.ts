/**
 * The last edit, written at once. IndexedDB answers later, and a page that is being closed may not live to see it;
 * `localStorage` is written before the call returns. It has little room, so it holds one text for each document, and only until the
 * database has it.
 */
import type { Cell, Notebook } from '../notebook/types.ts';

export interface JournalEntry {
  readonly notebook: Notebook;
  /** As in `Draft`. */
  readonly revision: number;
  readonly savedAt: number;
}

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

function readEntry(value: unknown): JournalEntry | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { notebook, revision, savedAt }: Record<string, unknown> = { ...value };
  if (!isNotebook(notebook) || typeof revision !== 'number' || typeof savedAt !== 'number') return undefined;
  return { notebook, revision, savedAt };
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
