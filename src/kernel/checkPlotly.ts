/**
 * Checks a Plotly figure of a worker: plain data of bounded size, and nothing in it that loads or links.
 * Plotly draws `<a href>` in texts and fetches `layout.images`, so links are taken out of texts and pictures
 * must carry their own data.
 */
import type { PlotlyOutput } from '../notebook/output.ts';
import { checkImages } from './checkImages.ts';
import { isRecord, list, oneOf, optional, text } from './checkParts.ts';
import { limits } from './limits.ts';

const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

type Plain = string | number | boolean | null | ArrayBufferView | Plain[] | { [key: string]: Plain };

/** Thrown inside this file only: a figure is refused as a whole. */
class Refused extends Error {}

/** The figure, copied, or undefined if it is too large or not plain data. */
export function checkPlotly(value: Record<string, unknown>): PlotlyOutput | undefined {
  const span = optional(value, 'span', (given) => oneOf(given, ['full', 'half'] as const));
  const description = optional(value, 'description', (given) => text(given, limits.label));
  const pictures = optional(value, 'pictures', (given) => (isRecord(given) ? checkImages(given) : undefined));
  if (span === undefined || description === undefined || pictures === undefined) return undefined;
  const budget = { nodes: limits.figureNodes };
  try {
    const data = list(value.data, 1_000, (trace) => record(trace, budget));
    const layout = optional(value, 'layout', (given) => record(given, budget));
    if (data === undefined || layout === undefined) return undefined;
    return { mime: 'application/vnd.plotly.v1+json', data, ...layout, ...span, ...description, ...pictures };
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

function record(value: unknown, budget: { nodes: number }): Record<string, unknown> | undefined {
  if (!isRecord(value)) return undefined;
  const copy = plain(value, budget, 0);
  return isRecord(copy) ? copy : undefined;
}

function plain(value: unknown, budget: { nodes: number }, depth: number): Plain {
  budget.nodes -= 1;
  if (budget.nodes < 0 || depth > limits.figureDepth) throw new Refused();
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'number':
    case 'boolean':
      return value;
    case 'string':
      if (value.length > limits.text) throw new Refused();
      return value.includes('<') ? value.replace(/<\s*\/?\s*a\b[^>]*>?/gi, '') : value;
    case 'object':
      return composite(value, budget, depth);
    default:
      throw new Refused();
  }
}

function composite(value: object, budget: { nodes: number }, depth: number): Plain {
  if (ArrayBuffer.isView(value)) {
    budget.nodes -= value.byteLength / 4;
    if (value instanceof DataView || budget.nodes < 0) throw new Refused();
    return value;
  }
  if (Array.isArray(value)) return value.map((entry) => plain(entry, budget, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new Refused();
  const copy: { [key: string]: Plain } = {};
  for (const [key, entry] of Object.entries(value)) {
    if (unsafeKeys.has(key)) continue;
    if (key === 'source' && typeof entry === 'string' && !entry.startsWith('data:image/')) continue;
    copy[key] = plain(entry, budget, depth + 1);
  }
  return copy;
}
