import type { ErrorOutput } from '../../../notebook/output.ts';

/**
 * Where an error arose, in words: `line 3, column 5`, with the cell's name in front where it is not the cell the
 * output stands under (`ownCell`). Undefined where nothing is known.
 */
export function errorPlace(error: ErrorOutput, ownCell: string | undefined): string | undefined {
  const elsewhere = error.cellId !== undefined && ownCell !== undefined && error.cellId !== ownCell;
  const parts = [
    ...(elsewhere ? [`cell ${error.cellId}`] : []),
    ...(error.line === undefined ? [] : [`line ${error.line}`]),
    ...(error.line === undefined || error.column === undefined ? [] : [`column ${error.column}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}
