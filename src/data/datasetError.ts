/** A file of the data set is not what it has to be. The message names the file, what was expected, and what was found. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
  readonly file: string;
  readonly expected: string;
  readonly found: string;
  readonly advice: string;

  /** @param advice a sentence on what to try; left out where the two values say enough. */
  constructor(file: string, expected: string, found: string, advice = '') {
    super(`${file}: expected ${expected}, found ${found}.${advice === '' ? '' : ` ${advice}`}`);
    this.file = file;
    this.expected = expected;
    this.found = found;
    this.advice = advice;
  }
}

/** `26,421,880 bytes`: the same on every machine, whatever its language. */
export function countOf(value: number, what: string): string {
  return `${value.toLocaleString('en-GB')} ${what}`;
}
