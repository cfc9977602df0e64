/** Opens the database when it is first wanted, and again when the browser has closed it. */
import { type IDBPDatabase, openDB } from 'idb';
import type { Schema } from './schema.ts';
import { asStorageProblem, StorageProblem } from './storageProblem.ts';

export interface Database {
  /**
   * Does something with the open database, which is opened first if need be.
   *
   * @throws StorageProblem in place of whatever the browser threw
   */
  use<Result>(task: (database: IDBPDatabase<Schema>) => Promise<Result>): Promise<Result>;
  close(): void;
}

const currentVersion = 1;
/** Milliseconds. An open database answers within a few; some browsers never do. */
const patience = 5000;

/** @param name another one for each test */
export function createDatabase(name = 'convbook'): Database {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;

  const open = (): Promise<IDBPDatabase<Schema>> => {
    const opened = openDB<Schema>(name, currentVersion, {
      upgrade(database) {
        database.createObjectStore('drafts', { keyPath: 'document' });
        database.createObjectStore('originals');
        database.createObjectStore('outputs', { keyPath: ['document', 'cellId'] });
        database.createObjectStore('versions', { keyPath: ['document', 'savedAt'] });
        database.createObjectStore('documents', { keyPath: 'id' });
      },
      // A newer page waits for this one to let go; what is next wanted here opens it again, or says why not.
      blocking: () => void opened.then((database) => database.close()).then(forget, forget),
      terminated: () => forget(),
    });
    return withinPatience(opened);
  };
  const forget = (): void => {
    opening = undefined;
  };

  return {
    async use(task) {
      try {
        opening ??= open();
        return await task(await opening);
      } catch (error) {
        const problem = asStorageProblem(error);
        if (problem.kind === 'denied') forget();
        throw problem;
      }
    },
    close() {
      void opening?.then((database) => database.close()).catch(() => undefined);
      forget();
    },
  };
}

/** All keys of `outputs` or `versions` that belong to a document: an array sorts after every number and text. */
export function keysOf(document: string): IDBKeyRange {
  return IDBKeyRange.bound([document], [document, []]);
}

function withinPatience<Result>(promise: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new StorageProblem('denied', 'This browser’s storage does not answer.')),
      patience,
    );
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
