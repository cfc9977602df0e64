import type { Cell } from './types.ts';

/**
 * The options on a code cell's fence: `id=train long caption="two words"` gives `id` → `train`, `long` → true,
 * `caption` → `two words`. Markdown cells have none. Where a key is repeated the last one counts.
 */
export function cellOptions(cell: Cell): ReadonlyMap<string, string | true> {
  return new Map(cell.kind === 'code' ? infoOptions(cell.info) : []);
}

/** The options in the order they are written. */
export function infoOptions(info: string): [key: string, value: string | true][] {
  return [...info.matchAll(/([^\s=]+)(?:=(?:"([^"]*)"|(\S*)))?/g)].map(([text, key = '', quoted, plain]) => [
    key,
    text.includes('=') ? (quoted ?? plain ?? '') : true,
  ]);
}
