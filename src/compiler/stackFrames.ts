/** One line of a stack, in a cell's code. */
export interface CellFrame {
  /** The function's name, where the engine gives one that is the cell's own. */
  readonly functionName: string | undefined;
  readonly sourceUrl: string;
  readonly line: number;
  readonly column: number;
}

/**
 * The frames of a stack that are in cells, innermost first. Reads V8's form (`at f (cell:a@1:2:3)`) and that of
 * Firefox and Safari (`f@cell:a@1:2:3`).
 */
export function cellFrames(stack: string): CellFrame[] {
  const frames: CellFrame[] = [];
  for (const text of stack.split('\n')) {
    const place = /(cell:[A-Za-z0-9_.!~*'%-]+@[0-9a-f]{8}):(\d+):(\d+)\)?\s*$/.exec(text);
    if (place === null) continue;
    const [, sourceUrl = '', line, column] = place;
    const before = text.slice(0, place.index);
    const name = /^\s*at (?:async )?(?:new )?(.+?) \($/.exec(before)?.[1] ?? /^(.+)@$/.exec(before)?.[1];
    frames.push({ functionName: ownName(name), sourceUrl, line: Number(line), column: Number(column) });
  }
  return frames;
}

/** Without the names that engines give to evaluated code. */
function ownName(name: string | undefined): string | undefined {
  if (name === undefined || /^(eval|<anonymous>|anonymous|async\*.*)$/.test(name)) return undefined;
  return name.replace(/^(Object|Module|global)\./, '');
}
