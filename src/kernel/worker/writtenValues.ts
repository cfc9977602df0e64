/** How what a cell has given is told in a warning or an error. */
import { isObject } from './objects.ts';

/** Numbers, texts, truth values and short lists of them, as a cell writes them; undefined for anything else. */
export function asWritten(value: unknown): string | undefined {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string' && value.length <= 40) return `'${value}'`;
  if (!Array.isArray(value) || value.length > 5) return undefined;
  const items = value.map(asWritten);
  return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
}

/** The same, and the kind of anything else: `a tensor of shape [2, 3]`, `a list`, `an object`. */
export function told(value: unknown): string {
  const text = asWritten(value);
  if (text !== undefined) return text;
  if (Array.isArray(value)) return 'a list';
  if (!isObject(value)) return `a ${typeof value}`;
  const shape: unknown = Reflect.get(value, 'shape');
  return Array.isArray(shape) ? `a tensor of shape [${shape.join(', ')}]` : 'an object';
}
