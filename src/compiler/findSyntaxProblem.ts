import type { SyntaxProblem } from './cellSyntaxError.ts';
import { parseCell } from './parseCell.ts';
import { describeProblem } from './syntaxProblem.ts';

/** What is wrong with a cell's JavaScript before anything of it runs; undefined if nothing is. */
export function findSyntaxProblem(source: string): SyntaxProblem | undefined {
  try {
    parseCell(source);
    return undefined;
  } catch (error) {
    return describeProblem(error, source);
  }
}
