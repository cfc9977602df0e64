/**
 * Drafts: a document as the reader has left it. The text is written whole, in one transaction, so that a tab that
 * dies in the middle leaves the text of before, never half of one.
 */
import type { Notebook } from '../notebook/types.ts';
import { type Database, keysOf } from './database.ts';
import type { Draft, KeptDocument, KeptOutputs } from './schema.ts';
import { StorageProblem } from './storageProblem.ts';

export interface Drafts {
  read(document: string): Promise<KeptDocument>;
  /** Like `read`, but leaves the outputs where they are. */
  readText(document: string): Promise<KeptDocument>;
  /**
   * Writes a draft over the one of `expected`, 0 for none.
   *
   * @param original what the document started from; written only if given
   * @throws StorageProblem `conflict` if another session has written since
   */
  write(draft: Draft, expected: number, original?: Notebook): Promise<void>;
  /** Writes the outputs of some cells, and forgets those of others. */
  writeOutputs(document: string, written: readonly KeptOutputs[], gone: readonly string[]): Promise<void>;
  /** Forgets the outputs of all documents but one: they can be computed again, and their room is wanted for text. */
  forgetOutputsExcept(document: string): Promise<void>;
  /** Forgets a document: draft, original, outputs, versions. */
  remove(document: string): Promise<void>;
}

export function createDrafts(database: Database): Drafts {
  const read = (document: string, withOutputs: boolean): Promise<KeptDocument> =>
    database.use(async (opened) => {
      const work = opened.transaction(['drafts', 'originals', 'outputs']);
      const [draft, original, outputs] = await Promise.all([
        work.objectStore('drafts').get(document),
        work.objectStore('originals').get(document),
        withOutputs ? work.objectStore('outputs').getAll(keysOf(document)) : [],
        work.done,
      ]);
      return {
        ...(draft === undefined ? {} : { draft }),
        ...(original === undefined ? {} : { original }),
        outputs,
      };
    });

  return {
    read: (document) => read(document, true),
    readText: (document) => read(document, false),

    write: (draft, expected, original) =>
      database.use(async (opened) => {
        const work = opened.transaction(['drafts', 'originals'], 'readwrite');
        const drafts = work.objectStore('drafts');
        const before = await drafts.get(draft.document);
        if ((before?.revision ?? 0) !== expected && before?.writer !== draft.writer) {
          work.abort();
          await work.done.catch(() => undefined);
          throw new StorageProblem(
            'conflict',
            `Another tab has saved this notebook since: it is at change ${before?.revision ?? 0}, this tab started from ${expected}.`,
          );
        }
        await Promise.all([
          drafts.put(draft),
          original === undefined ? undefined : work.objectStore('originals').put(original, draft.document),
          work.done,
        ]);
      }),

    writeOutputs: (document, written, gone) =>
      database.use(async (opened) => {
        const work = opened.transaction('outputs', 'readwrite');
        await Promise.all([
          ...written.map((outputs) => work.store.put(outputs)),
          ...gone.map((cellId) => work.store.delete([document, cellId])),
          work.done,
        ]);
      }),

    forgetOutputsExcept: (document) =>
      database.use(async (opened) => {
        const work = opened.transaction('outputs', 'readwrite');
        const keys = await work.store.getAllKeys();
        await Promise.all([
          ...keys.filter(([owner]) => owner !== document).map((key) => work.store.delete(key)),
          work.done,
        ]);
      }),

    remove: (document) =>
      database.use(async (opened) => {
        const work = opened.transaction(['drafts', 'originals', 'outputs', 'versions'], 'readwrite');
        await Promise.all([
          work.objectStore('drafts').delete(document),
          work.objectStore('originals').delete(document),
          work.objectStore('outputs').delete(keysOf(document)),
          work.objectStore('versions').delete(keysOf(document)),
          work.done,
        ]);
      }),
  };
}
