/** A storage of its own for each test: IndexedDB in memory, and `localStorage` over a map. */
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import type { Notebook } from '../../src/notebook/types.ts';
import { createDatabase } from '../../src/storage/database.ts';
import { createNotebookStorage, type NotebookStorage } from '../../src/storage/notebookStorage.ts';
import type { Draft } from '../../src/storage/schema.ts';

export function madeStorage(): NotebookStorage {
  globalThis.indexedDB = new IDBFactory();
  return createNotebookStorage(memoryStorage(), createDatabase());
}

export function memoryStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** A notebook of code cells `a`, `b`, … */
export function notebookOf(...sources: readonly string[]): Notebook {
  return {
    frontMatter: 'title: Test',
    cells: sources.map((source, index) => ({
      kind: 'code',
      id: String.fromCharCode(97 + index),
      source,
      info: '',
    })),
  };
}

export function draftOf(document: string, source: string, revision: number, writer = 'one'): Draft {
  return { document, notebook: notebookOf(source), revision, writer, savedAt: 1000 + revision };
}
