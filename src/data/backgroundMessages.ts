/** What the page and the worker that loads the data set say to each other; both unions are exhaustive. */
import type { LoadOptions } from './load.ts';
import type { DatasetFile } from './officialFiles.ts';
import type { DatasetBytes, DatasetProgress } from './types.ts';

export type ToDataWorker =
  | ({ readonly type: 'load' } & Pick<LoadOptions, 'baseUrl' | 'mirrors' | 'files' | 'standIn' | 'patience'>)
  | {
      readonly type: 'own-files';
      readonly chosen: readonly File[];
      readonly baseUrl: string;
      readonly files?: readonly DatasetFile[];
    };

export type FromDataWorker =
  | { readonly type: 'progress'; readonly progress: DatasetProgress }
  | { readonly type: 'dataset'; readonly dataset: DatasetBytes }
  /** A `DatasetError`, which loses its class on the way. */
  | {
      readonly type: 'wrong';
      readonly file: string;
      readonly expected: string;
      readonly found: string;
      readonly advice: string;
    }
  | { readonly type: 'failed'; readonly message: string };
