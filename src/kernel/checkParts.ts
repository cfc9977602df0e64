/**
 * The small checks that `checkMessage.ts` and `checkOutput.ts` are made of. Each gives the value with its type,
 * or undefined if it is not of that type or larger than the page is ready to take.
 */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

export function text(value: unknown, maximumLength: number): string | undefined {
  return typeof value === 'string' && value.length <= maximumLength ? value : undefined;
}

export function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A whole number from 0. */
export function count(value: unknown): number | undefined {
  const number = finite(value);
  return number !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

export function boolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

export function oneOf<Value extends string | number>(
  value: unknown,
  values: readonly Value[],
): Value | undefined {
  return values.find((candidate) => candidate === value);
}

/** Every entry checked; undefined if one is refused or there are too many. */
export function list<Entry>(
  value: unknown,
  maximumLength: number,
  check: (entry: unknown) => Entry | undefined,
): Entry[] | undefined {
  if (!Array.isArray(value) || value.length > maximumLength) return undefined;
  const entries: Entry[] = [];
  for (const candidate of value) {
    const entry = check(candidate);
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
  return entries;
}

/**
 * An optional field: `{ [key]: checked }`, or nothing if it is absent; undefined (the whole is refused) if it
 * is there and wrong.
 */
export function optional<Key extends string, Value>(
  record: Record<string, unknown>,
  key: Key,
  check: (value: unknown) => Value | undefined,
): { [Name in Key]?: Value } | undefined {
  if (record[key] === undefined) return {};
  const value = check(record[key]);
  // A computed key widens to an index signature, so the type is stated.
  return value === undefined ? undefined : ({ [key]: value } as { [Name in Key]?: Value });
}
