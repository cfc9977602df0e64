/** A notebook file that cannot be read: where, and why. */
export class NotebookSyntaxError extends Error {
  override readonly name = 'NotebookSyntaxError';
  /** In the file, from 1. */
  readonly line: number;
  /** In plain words, without the line. */
  readonly reason: string;

  constructor(line: number, reason: string) {
    super(`Line ${line}: ${reason}`);
    this.line = line;
    this.reason = reason;
  }
}
