import { headingIn } from './headings.ts';
import { NotebookSyntaxError } from './notebookSyntaxError.ts';
import type { FrontMatter, Notebook } from './types.ts';

/**
 * What the app shows of a notebook before it is open: title, summary and minutes.
 *
 * Three keys with values on one line do not need a YAML parser in the page (js-yaml would be 14 KB of it). Those
 * three are read as YAML 1.2 reads them, plain or in quotes; any other way to write them is refused with its line,
 * and all other keys are left alone.
 *
 * A missing title is the first heading's text, else `Untitled`; a missing summary is empty.
 *
 * @throws NotebookSyntaxError with line and reason.
 */
export function readFrontMatter(notebook: Notebook): FrontMatter {
  const title = readKey(notebook, 'title')?.value ?? firstHeading(notebook) ?? 'Untitled';
  const summary = readKey(notebook, 'summary')?.value ?? '';
  const minutes = readKey(notebook, 'minutes');
  if (minutes === undefined) return { title, summary };
  if (!/^\d+(\.\d+)?$/.test(minutes.value)) {
    throw new NotebookSyntaxError(minutes.line, `minutes is a number such as 20, not "${minutes.value}"`);
  }
  return { title, summary, minutes: Number(minutes.value) };
}

/** The title in a front matter; undefined where it is missing or cannot be read. */
export function readTitle(frontMatter: string): string | undefined {
  try {
    return readKey({ frontMatter, cells: [] }, 'title')?.value;
  } catch {
    return undefined;
  }
}

/** Characters of a value, as it is written. */
export const longestValue = 1_000;

interface KeyLine {
  readonly value: string;
  /** In the file, where the front matter starts in line 2. */
  readonly line: number;
}

function readKey({ frontMatter }: Notebook, key: string): KeyLine | undefined {
  const lines = frontMatter.split('\n');
  const found = lines.flatMap((text, index) => {
    const match = /^([A-Za-z]+)[ \t]*:(?:[ \t]+(.*)|)$/.exec(text);
    return match?.[1] === key ? [{ index, written: (match[2] ?? '').trim() }] : [];
  });
  const [first, second] = found;
  if (first === undefined) return undefined;
  const line = first.index + 2;
  if (second !== undefined)
    throw new NotebookSyntaxError(second.index + 2, `${key} is already given in line ${line}`);
  const next = lines[first.index + 1];
  if (first.written.length > longestValue)
    throw new NotebookSyntaxError(
      line,
      `${key} has ${first.written.length.toLocaleString('en-GB')} characters; up to ${longestValue.toLocaleString('en-GB')} are read`,
    );
  const value = scalar(first.written);
  if (value === undefined || (next !== undefined && /^[ \t]+\S/.test(next))) {
    throw new NotebookSyntaxError(
      line,
      `${key} is a text on one line; put it in "double quotes" if it has : or # in it`,
    );
  }
  return { value, line };
}

/** A YAML scalar on one line, or undefined if it is something else or escapes in a way that we do not read. */
function scalar(written: string): string | undefined {
  const double = /^"((?:[^"\\]|\\["\\/nt])*)"(?:\s+#.*)?$/.exec(written)?.[1];
  if (double !== undefined) {
    return double.replace(/\\(.)/g, (_, escaped: string) => ({ n: '\n', t: '\t' })[escaped] ?? escaped);
  }
  const single = /^'((?:[^']|'')*)'(?:\s+#.*)?$/.exec(written)?.[1];
  if (single !== undefined) return single.replaceAll("''", "'");
  const plain = written.replace(/(^|\s+)#.*$/, '').trimEnd();
  // These start something else in YAML, and `: ` inside would be a mapping.
  if (plain === '' || /^([[\]{},#&*!|>'"%@`]|[-?:](\s|$))|:(\s|$)/.test(plain)) return undefined;
  return plain;
}

function firstHeading({ cells }: Notebook): string | undefined {
  for (const { kind, source } of cells) {
    if (kind !== 'markdown' || !source.includes('#')) continue;
    for (const line of source.split('\n')) {
      const heading = line.startsWith('#') ? headingIn(line) : undefined;
      if (heading?.level === 1) return heading.text;
    }
  }
  return undefined;
}
