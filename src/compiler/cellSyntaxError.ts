/**
 * The cell cannot be compiled: it is not JavaScript, or uses something a cell cannot have. Nothing of it ran.
 */
export class CellSyntaxError extends SyntaxError {
  override readonly name = 'SyntaxError';
  readonly cellId: string;
  /** In the cell's source, from 1. */
  readonly line: number;
  /** In the cell's source, from 1. */
  readonly column: number;
  /** What to try, where known. */
  readonly hint: string | undefined;

  constructor(cellId: string, problem: SyntaxProblem) {
    super(problem.message);
    this.cellId = cellId;
    this.line = problem.line;
    this.column = problem.column;
    this.hint = problem.hint;
  }
}

/** What is wrong with a cell's source, and where; lines and columns count from 1. */
export interface SyntaxProblem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly hint?: string | undefined;
}

/** Thrown inside the compiler, where the cell's id is not known. */
export class Refusal extends Error {
  readonly offset: number;
  readonly hint: string | undefined;

  /** `offset` counts UTF-16 units from the start of the cell's source. */
  constructor(message: string, offset: number, hint?: string) {
    super(message);
    this.offset = offset;
    this.hint = hint;
  }
}
