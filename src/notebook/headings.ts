/** A heading of Markdown's `#` kind (https://spec.commonmark.org/0.31.2/#atx-headings). */
export interface Heading {
  /** From 1 to 6. */
  readonly level: number;
  /** As written, without the marks around it; cut where it is longer than any heading is. */
  readonly text: string;
}

const longest = 400;

/** The heading that a line is; undefined for any other line, also for one of marks alone. */
export function headingIn(line: string): Heading | undefined {
  const marks = /^ {0,3}(#{1,6})(?=\s)/.exec(line)?.[1];
  if (marks === undefined) return undefined;
  // Step by step: one expression for both ends would try every way to share a row of blanks among its parts.
  const written = line.slice(line.indexOf('#') + marks.length).trim();
  let end = written.length;
  while (written[end - 1] === '#') end -= 1;
  const text = written.slice(0, end).trim();
  return text === '' ? undefined : { level: marks.length, text: text.slice(0, longest) };
}
