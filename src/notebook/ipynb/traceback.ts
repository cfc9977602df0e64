/**
 * An error as the lines of nbformat's `traceback`, and back. There is no room for anything else in an error output:
 *
 *     ["TypeError: x is not a function", "Hint: …", "in cell train, line 3, column 5", "at f (train:3:5)"]
 */
import type { ErrorOutput } from '../output.ts';

export function tracebackOf({
  name,
  message,
  hint,
  cellId,
  line,
  column,
  trace = [],
}: ErrorOutput): string[] {
  const place = [
    ...(cellId === undefined ? [] : [`cell ${cellId}`]),
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ];
  return [
    `${name}: ${message}`,
    ...(hint === undefined ? [] : [`Hint: ${hint}`]),
    ...(place.length === 0 ? [] : [`in ${place.join(', ')}`]),
    ...trace,
  ];
}

const place =
  /^in (?=\S)(?:cell ([A-Za-z0-9_-]{1,64}))?(?:(?:, )?line (\d{1,9}))?(?:(?:, )?column (\d{1,9}))?$/;

/** The fields of an error of ours; undefined for a traceback that another program wrote. */
export function readTraceback(
  name: string,
  message: string,
  traceback: readonly string[],
): Record<string, unknown> | undefined {
  const [headline, ...rest] = traceback;
  if (headline !== `${name}: ${message}`) return undefined;
  const hint = rest[0]?.startsWith('Hint: ') === true ? rest.shift()?.slice('Hint: '.length) : undefined;
  const found = place.exec(rest[0] ?? '');
  if (found !== null) rest.shift();
  const [, cellId, line, column] = found ?? [];
  return {
    mime: 'application/vnd.convbook.error+json',
    name,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(cellId === undefined ? {} : { cellId }),
    ...(line === undefined ? {} : { line: Number(line) }),
    ...(column === undefined ? {} : { column: Number(column) }),
    ...(rest.length === 0 ? {} : { trace: rest }),
  };
}
