/** Texts of a document that can be returned to. They are taken without being asked for, so they are thinned by age. */
import type { Notebook } from '../notebook/types.ts';
import { type Database, keysOf } from './database.ts';
import type { Version, VersionReason } from './schema.ts';
import { superfluous } from './superfluousVersions.ts';

export interface Versions {
  /** Keeps a text, and drops what is by now superfluous. */
  add(document: string, notebook: Notebook, reason: VersionReason, savedAt: number): Promise<void>;
  /** The newest first. */
  list(document: string): Promise<Version[]>;
}

export function createVersions(database: Database): Versions {
  return {
    add: (document, notebook, reason, savedAt) =>
      database.use(async (opened) => {
        const work = opened.transaction('versions', 'readwrite');
        const known = await work.store.getAll(keysOf(document));
        const size = sizeOf(notebook);
        // The clock may stand still between two, or have been set back.
        const at = known.some((version) => version.savedAt === savedAt)
          ? Math.max(...known.map((version) => version.savedAt)) + 1
          : savedAt;
        const version = { document, savedAt: at, notebook, reason, size };
        await Promise.all([
          work.store.put(version),
          ...superfluous([...known, version], savedAt).map((time) => work.store.delete([document, time])),
          work.done,
        ]);
      }),

    list: (document) =>
      database.use(async (opened) => (await opened.getAll('versions', keysOf(document))).reverse()),
  };
}

function sizeOf({ frontMatter, cells }: Notebook): number {
  return cells.reduce((sum, { source }) => sum + source.length, frontMatter.length);
}
