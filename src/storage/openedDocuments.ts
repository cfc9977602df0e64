/** Notebooks that did not come with the page: from a file or a link, with where from, and whether they may run. */
import type { Database } from './database.ts';
import type { OpenedDocument } from './schema.ts';

export interface OpenedDocuments {
  put(document: OpenedDocument): Promise<void>;
  get(id: string): Promise<OpenedDocument | undefined>;
  /** The one opened last first. */
  list(): Promise<OpenedDocument[]>;
  /** Notes that the reader has agreed, or has taken it back. */
  trust(id: string, trusted: boolean): Promise<void>;
  /** Forgets it with its draft, outputs and versions. */
  remove(id: string): Promise<void>;
}

/** @param removeDraft forgets what is kept beside the document itself */
export function createOpenedDocuments(
  database: Database,
  removeDraft: (id: string) => Promise<void>,
): OpenedDocuments {
  return {
    put: (document) => database.use(async (opened) => void (await opened.put('documents', document))),
    get: (id) => database.use((opened) => opened.get('documents', id)),
    list: () =>
      database.use(async (opened) =>
        (await opened.getAll('documents')).toSorted((one, other) => other.openedAt - one.openedAt),
      ),
    trust: (id, trusted) =>
      database.use(async (opened) => {
        const work = opened.transaction('documents', 'readwrite');
        const known = await work.store.get(id);
        if (known !== undefined) await work.store.put({ ...known, trusted });
        await work.done;
      }),
    async remove(id) {
      await removeDraft(id);
      await database.use((opened) => opened.delete('documents', id));
    },
  };
}
