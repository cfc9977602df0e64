/**
 * Fenced code blocks as CommonMark has them (https://spec.commonmark.org/0.31.2/#fenced-code-blocks), as far as
 * a notebook needs them: only fences at the start of a line are looked at, since an indented one belongs to a
 * list and a quoted one to its quote.
 */
export interface Fence {
  readonly mark: '`' | '~';
  readonly length: number;
  /** What follows the marks, trimmed: language and options. */
  readonly info: string;
}

/** The fence that a line opens. A line with a backtick after its backticks is inline code. */
export function openingFence(line: string): Fence | undefined {
  const [, marks, info = ''] = /^(`{3,}(?=[^`]*$)|~{3,})(.*)$/.exec(line) ?? [];
  if (marks === undefined) return undefined;
  return { mark: marks.startsWith('`') ? '`' : '~', length: marks.length, info: info.trim() };
}

/** Whether a line closes the fence; it may be indented by up to three spaces. */
export function closesFence(line: string, fence: Fence): boolean {
  const marks = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
  return marks?.startsWith(fence.mark) === true && marks.length >= fence.length;
}

/** Backticks that no line of the source can close: three, or one more than the source has in a row. */
export function fenceFor(source: string): string {
  const runs = source.match(/`{3,}/g) ?? [];
  return '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
}

/**
 * What follows `js` in the info of a code cell's fence; undefined for a listing (`js static`, other languages) and
 * for what belongs to an exercise (`js check`, `js solution`, see `exercises.ts`).
 */
export function codeCellInfo({ mark, info }: Fence): string | undefined {
  if (mark !== '`') return undefined;
  const [language, ...words] = info.split(/\s+/);
  if (language !== 'js' || words.includes('static')) return undefined;
  if (words[0] === 'check' || words[0] === 'solution') return undefined;
  return info.slice('js'.length).trim();
}
