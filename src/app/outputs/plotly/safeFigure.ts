/**
 * Figures come from lesson code, which is untrusted: what could load or navigate is taken out before Plotly sees it.
 * Plotly draws `<a href>` in any text as a link, and fetches the pictures of `layout.images` and of image traces.
 * The page's content security policy and a guard against clicks stand behind this.
 */

/** Kinds of traces that are drawn; others are refused by name. */
const traceTypes: ReadonlySet<unknown> = new Set([
  'scatter',
  'bar',
  'box',
  'heatmap',
  'histogram',
  'histogram2d',
  'histogram2dcontour',
  'contour',
  'violin',
  'pie',
]);

/** Keys that name something to load, or that put controls on the page. */
const droppedKeys: ReadonlySet<string> = new Set([
  'images',
  'source',
  'src',
  'href',
  'url',
  'template',
  'updatemenus',
  'sliders',
  'transforms',
  '__proto__',
]);

const deepest = 12;

export type Figure = {
  readonly data: readonly Record<string, unknown>[];
  readonly layout: Record<string, unknown>;
};

/**
 * A copy of the figure that Plotly may write into, without links, pictures and controls. Lists of numbers are shared,
 * not copied. Throws on a trace of a kind the page does not draw.
 */
export function safeFigure(
  data: readonly Readonly<Record<string, unknown>>[],
  layout: Readonly<Record<string, unknown>> = {},
): Figure {
  for (const { type = 'scatter' } of data) {
    if (traceTypes.has(type)) continue;
    throw new Error(
      `A trace of type ${JSON.stringify(type)} is not drawn; use ${[...traceTypes].join(', ')}.`,
    );
  }
  return { data: data.map((trace) => safeRecord(trace, 0)), layout: safeRecord(layout, 0) };
}

function safeRecord(record: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(record).filter(([key]) => !droppedKeys.has(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, safeValue(value, depth + 1)]));
}

function safeValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return safeText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return undefined;
  if (ArrayBuffer.isView(value) || value instanceof Date) return value;
  if (!Array.isArray(value)) return safeRecord(value, depth);
  if (value.every((entry) => typeof entry === 'number')) return value;
  return value.map((entry) => safeValue(entry, depth + 1));
}

/** Any tag but plain emphasis and line breaks; `a < b` is no tag. */
const otherTag = /<(?!\/?(?:b|i|br|sub|sup|s|u|extra)\s*\/?>)(?=\s*\/?\s*[a-z!?])/gi;

/** Text in which no tag with attributes is left: its `<` becomes a sign that only looks like one. */
export function safeText(text: string): string {
  return text.replace(otherTag, '‹');
}
