import type { Variable } from '../../kernel/variables.ts';

export type VariableOrder = 'made' | 'name' | 'bytes' | 'cell';

/**
 * The variables that a reader looks for, in the order asked for. Imported names are none of the lesson's own and are left
 * out. 'made' is the order in which they came to be; the largest come first by 'bytes'.
 *
 * @param wanted a part of the name, type, dtype, shape or cell; '' for all
 */
export function listVariables(
  variables: Iterable<Variable>,
  wanted: string,
  order: VariableOrder,
): readonly Variable[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  const found = [...variables].filter((variable) => {
    const text = `${variable.name} ${describeType(variable)} ${variable.cellId ?? ''}`.toLowerCase();
    return variable.kind !== 'import' && words.every((word) => text.includes(word));
  });
  switch (order) {
    case 'made':
      return found;
    case 'name':
      return found.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    case 'bytes':
      return found.toSorted((a, b) => (b.bytes ?? -1) - (a.bytes ?? -1));
    case 'cell':
      return found.toSorted((a, b) => (a.cellId ?? '').localeCompare(b.cellId ?? '', 'en'));
  }
}

/** `Tensor float32 [60000, 28, 28]`, `Array [12]`, `number`. */
export function describeType({ type, dtype, shape, kind }: Variable): string {
  const axes = shape === undefined ? [] : [`[${shape.join(', ')}]`];
  // A typed array says its dtype in its name.
  const values = dtype === undefined || kind === 'array' ? [] : [dtype];
  return [type, ...values, ...axes].join(' ');
}

/** `12 B`, `3.1 kB`, `188 MB`: three digits at most. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'] as const;
  let amount = bytes;
  let unit = 0;
  while (amount >= 999.5 && unit < units.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || amount >= 9.95 ? 0 : 1;
  return `${amount.toFixed(digits)} ${units[unit]}`;
}
