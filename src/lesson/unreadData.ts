/**
 * Finds what has not been read yet among the data of a figure. Plotly draws empty axes for a tensor, and a promise
 * cannot even leave the worker.
 */
import * as tf from '@tensorflow/tfjs';

export interface Unread {
  readonly kind: 'tensor' | 'promise';
  /** As in code, from where the search began: `y[1]`, `marker.color`; empty for the beginning itself. */
  readonly place: string;
}

/** Only the beginning of a list is looked at: a million points cost no time. */
const mostLookedAt = 20;
const deepest = 8;

/** The first tensor or promise in lists and plain objects; undefined where there is none. */
export function findUnread(value: unknown, place = '', depth = 0): Unread | undefined {
  if (value instanceof tf.Tensor) return { kind: 'tensor', place };
  if (value instanceof Promise) return { kind: 'promise', place };
  if (depth === deepest) return undefined;
  for (const [name, part] of partsOf(value)) {
    const step = typeof name === 'number' ? `[${name}]` : `${place === '' ? '' : '.'}${name}`;
    const found = findUnread(part, place + step, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function partsOf(value: unknown): readonly (readonly [number | string, unknown])[] {
  if (Array.isArray(value)) return [...value.slice(0, mostLookedAt).entries()];
  if (typeof value !== 'object' || value === null) return [];
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? Object.entries(value) : [];
}
