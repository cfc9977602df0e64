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

/**
 * The options with `key` set: true writes the bare key, false takes it out, text is quoted where it must be. The other
 * options stay as they are written.
 *
 * @throws Error for a text with a quotation mark or a line break, which the format cannot hold
 */
export function withOption(info: string, key: string, value: string | boolean): string {
  const others = [...info.matchAll(/([^\s=]+)(?:=(?:"[^"]*"|\S*))?/g)]
    .filter(([, known]) => known !== key)
    .map(([text]) => text);
  if (value === false) return others.join(' ');
  if (value === true) return [...others, key].join(' ');
  if (/["\r\n]/.test(value))
    throw new Error(`option ${key}: a value cannot hold a quotation mark or a line break; got ${value}`);
  return [...others, `${key}=${/^[^\s=]+$/.test(value) ? value : `"${value}"`}`].join(' ');
}
