import type { Output } from './output.ts';
import type { Notebook } from './types.ts';

/** A notebook with what its cells have put out: what an `.ipynb` or HTML file holds, and a `.md` file half of it. */
export interface SavedNotebook {
  readonly notebook: Notebook;
  /** By the id of the cell; a cell without outputs needs none. */
  readonly results: ReadonlyMap<string, CellResult>;
}

export interface CellResult {
  readonly outputs: readonly Output[];
  /** The number of the run that made them, counted from the start of its kernel. */
  readonly execution?: number;
}
