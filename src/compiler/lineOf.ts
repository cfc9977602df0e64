/** A line of a source without its end; `line` counts from 1. Empty where there is no such line. */
export function lineOf(source: string, line: number): string {
  return source.split(/\r\n|[\n\r\u2028\u2029]/)[line - 1] ?? '';
}
