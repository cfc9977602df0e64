/** What to show when a document is opened: as it is shipped, or as the reader has left it. */
import { isSameNotebook } from '../../notebook/sameNotebook.ts';
import type { Notebook } from '../../notebook/types.ts';
import { type JournalEntry, withEntry } from '../../storage/journal.ts';
import type { KeptDocument } from '../../storage/schema.ts';

export interface OpenedText {
  readonly notebook: Notebook;
  /** Of the newest text that is kept anywhere; 0 if none is. */
  readonly revision: number;
  /** The newest revision that the database has; lower than `revision` if the last edit is in the journal alone. */
  readonly committed: number;
  /** Whether the text is the reader's own and what it started from is no longer what is shipped. */
  readonly isUpdated: boolean;
}

/** @param shipped the lesson as it comes with the page, or the document as it was opened from its file */
export function openedText(
  shipped: Notebook,
  { draft, original = shipped }: KeptDocument,
  journal: JournalEntry | undefined,
): OpenedText {
  const committed = draft?.revision ?? 0;
  const newer = journal !== undefined && journal.revision > committed ? journal : undefined;
  const revision = newer?.revision ?? committed;
  const inDatabase = draft?.notebook ?? shipped;
  const notebook = newer === undefined ? inDatabase : withEntry(inDatabase, newer);
  // A text that was only looked at, run or set back follows the lesson by itself.
  if (revision === 0 || isSameNotebook(notebook, original))
    return { notebook: shipped, revision, committed, isUpdated: false };
  const isUpdated = !isSameNotebook(original, shipped) && !isSameNotebook(notebook, shipped);
  return { notebook, revision, committed, isUpdated };
}
