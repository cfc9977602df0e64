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

/** The index of the line, after the one that opens it at `open`, which closes the fence; -1 if none does. */
export function closingLine(lines: readonly string[], open: number, fence: Fence): number {
  // From there on: a search from the top would make many fences cost their number squared.
  for (let at = open + 1; at < lines.length; at++) if (closesFence(lines[at] ?? '', fence)) return at;
  return -1;
}

/** The index of the first line at or after `from` that ends a comment; -1 if none does. */
export function commentEnd(lines: readonly string[], from: number): number {
  for (let at = from; at < lines.length; at++) if (lines[at]?.includes('-->') === true) return at;
  return -1;
}

/** Backticks that no line of the source can close: three, or one more than the source has in a row. */
export function fenceFor(source: string): string {
  let length = 3;
  for (const [run] of source.matchAll(/`{3,}/g)) length = Math.max(length, run.length + 1);
  return '`'.repeat(length);
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
