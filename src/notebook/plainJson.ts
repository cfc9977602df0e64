export type Json = string | number | boolean | null | readonly Json[] | JsonRecord;
export type JsonRecord = { readonly [key: string]: Json };

/** Deeper than any notebook that a program writes; far from where `JSON.stringify` gives up. */
const maximumDepth = 200;

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text that can be written as UTF-8: half a surrogate pair becomes �. */
export function wellFormed(text: string): string {
  return text.replace(loneSurrogate, '\uFFFD');
}

/**
 * A copy of what `JSON.parse` gave, safe to keep, to spread and to write again: without `__proto__` keys, numbers
 * finite, texts well formed. Undefined if it is nested deeper than 200 levels.
 */
export function plainJson(value: unknown, depth = 0): Json | undefined {
  if (depth > maximumDepth) return undefined;
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    const copy: Json[] = [];
    for (const entry of value) {
      const plain = plainJson(entry, depth + 1);
      if (plain === undefined) return undefined;
      copy.push(plain);
    }
    return copy;
  }
  const copy: Record<string, Json> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (key === '__proto__') continue;
    const plain = plainJson(entry, depth + 1);
    if (plain === undefined) return undefined;
    copy[wellFormed(key)] = plain;
  }
  return copy;
}

export function isJsonRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keys in the order of the alphabet, as Jupyter writes them: the same notebook gives the same bytes. */
export function sortedJson(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortedJson);
  if (!isJsonRecord(value)) return value;
  const entries = Object.entries(value).map(([key, entry]): [string, Json] => [key, sortedJson(entry)]);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)));
}
