/** Searches away from the page, so that an expression that never ends can be ended. */
import { type Query, type SearchedCell, search } from './search.ts';

export interface SearchTask {
  readonly cells: readonly SearchedCell[];
  readonly query: Query;
  readonly replacement?: string;
}

addEventListener('message', ({ data }: MessageEvent<SearchTask>) => {
  postMessage(search(data.cells, data.query, data.replacement));
});
