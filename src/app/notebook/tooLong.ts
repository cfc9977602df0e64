/** Characters: what the largest cells of Jupyter hold. A longer source could hold up the page for minutes. */
export const longestSource = 200_000;

/** Of a source that is too long, so many characters are shown. */
export const shownOfTooLong = 20_000;

export function isTooLong(source: string): boolean {
  return source.length > longestSource;
}
