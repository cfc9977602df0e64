/** All that is kept in the browser, in one object for the page to hold. */
import { createDatabase, type Database } from './database.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createJournal, type Journal } from './journal.ts';
import { createOpenedDocuments, type OpenedDocuments } from './openedDocuments.ts';
import { createVersions, type Versions } from './versions.ts';

export interface NotebookStorage {
  readonly drafts: Drafts;
  readonly versions: Versions;
  readonly journal: Journal;
  readonly documents: OpenedDocuments;
}

/** @param localStorage undefined where the browser forbids it */
export function createNotebookStorage(
  localStorage: Storage | undefined,
  database: Database = createDatabase(),
): NotebookStorage {
  const drafts = createDrafts(database);
  return {
    drafts,
    versions: createVersions(database),
    journal: createJournal(localStorage),
    documents: createOpenedDocuments(database, drafts.remove),
  };
}
