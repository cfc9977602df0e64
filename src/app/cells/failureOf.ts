import type { FailedLine } from '../editor/problems/failedLine.ts';
import type { CellState } from '../notebook/state.ts';

/** The line of its own code at which a cell's last run failed, if it did, and what was wrong there. */
export function failureOf({ id, outputs, outputsAreOld }: CellState): FailedLine | undefined {
  if (outputsAreOld) return undefined;
  const output = outputs.findLast(
    (shown) => shown.output.mime === 'application/vnd.convbook.error+json',
  )?.output;
  if (output?.mime !== 'application/vnd.convbook.error+json') return undefined;
  if (output.cellId !== id || output.line === undefined) return undefined;
  return { line: output.line, message: output.message };
}
