/**
 * The comment line that starts a Markdown cell which needs one: `<!-- cell id=intro -->` names it,
 * `<!-- cell -->` only parts it from the Markdown cell before. Further words of the form `key=value` are its `info`.
 */
export interface CellMarker {
  readonly id: string | undefined;
  /** The other words, as written; empty if there are none. */
  readonly info: string;
}

export function cellMarker(id: string | undefined, info = ''): string {
  return ['<!-- cell', ...(id === undefined ? [] : [`id=${id}`]), ...(info === '' ? [] : [info]), '-->'].join(
    ' ',
  );
}

/** Reads such a line; other comments are prose. */
export function readCellMarker(line: string): CellMarker | undefined {
  // Words, not one expression: an attachment makes a line of megabytes.
  if (!line.startsWith('<!--')) return undefined;
  const [open, cell, ...rest] = line.trimEnd().split(/\s+/);
  const close = rest.pop();
  if (open !== '<!--' || cell !== 'cell' || close !== '-->') return undefined;
  if (!rest.every((word) => /^[a-z]+=/.test(word))) return undefined;
  const named = rest.findIndex((word) => word.startsWith('id='));
  const id = named === -1 ? undefined : rest[named]?.slice('id='.length);
  return { id, info: rest.filter((_, index) => index !== named).join(' ') };
}
