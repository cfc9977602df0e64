/**
 * The comment line that starts a Markdown cell which needs one: `<!-- cell id=intro -->` names it,
 * `<!-- cell -->` only parts it from the Markdown cell before.
 */
export function cellMarker(id: string | undefined): string {
  return id === undefined ? '<!-- cell -->' : `<!-- cell id=${id} -->`;
}

/** Reads such a line; `id` is undefined where it gives none. Other comments are prose. */
export function readCellMarker(line: string): { id: string | undefined } | undefined {
  const match = /^<!--\s+cell(?:\s+id=(\S*))?\s+-->\s*$/.exec(line);
  return match === null ? undefined : { id: match[1] };
}
