import type { CellNames } from '../../../compiler/analyseCell.ts';

/** What was found in a cell's text; `names` is absent where the text is not valid. */
export interface KnownNames {
  readonly source: string;
  readonly names?: CellNames;
}
