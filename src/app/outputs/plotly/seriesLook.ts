/**
 * Training and validation curves look the same in every figure: solid and dashed, in the page's two series colours,
 * named at their end instead of in a legend, the last point marked. A trace says which it is by
 * `meta: { series: 'train' | 'validation' }`.
 */
import type { FigureTokens } from './figureTokens.ts';

type Trace = Record<string, unknown>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function seriesOf(trace: Trace): 'train' | 'validation' | undefined {
  const series = isRecord(trace.meta) ? trace.meta.series : undefined;
  return series === 'train' || series === 'validation' ? series : undefined;
}

/**
 * The traces in their series' colours, followed by one marked and named end for each curve. `endLabels` holds before
 * the first point is there too, so that room for the names is kept from the start.
 *
 * @param valueRange of the y axis, where it is set: tells how close two ends are.
 */
export function withSeries(
  data: readonly Trace[],
  tokens: FigureTokens,
  valueRange?: unknown,
): { readonly data: Trace[]; readonly endLabels: boolean } {
  let endLabels = false;
  const ends: { readonly trace: Trace; readonly y: number }[] = [];
  const coloured = data.map((trace) => {
    const series = seriesOf(trace);
    if (series === undefined) return trace;
    const color = tokens[series];
    if ((trace.type ?? 'scatter') !== 'scatter')
      return { ...trace, marker: { ...part(trace.marker), color } };
    const dash = series === 'train' ? 'solid' : 'dash';
    const curve = {
      ...trace,
      mode: trace.mode ?? 'lines',
      line: { width: 2, ...part(trace.line), color, dash },
      marker: { ...part(trace.marker), color },
    };
    const end = lastPoint(trace);
    if (String(curve.mode).includes('text') || typeof trace.name !== 'string') return curve;
    endLabels = true;
    if (end !== undefined)
      ends.push({ trace: endMark(trace, end, color, nameColour(series, tokens)), y: end.y });
    return { ...curve, showlegend: false };
  });
  spread(ends, span(valueRange, data));
  return { data: [...coloured, ...ends.map(({ trace }) => trace)], endLabels };
}

function part(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

/** The values of a list or typed array; undefined for anything else. */
export function listed(value: unknown): ArrayLike<unknown> | undefined {
  if (Array.isArray(value)) return value;
  // Views other than DataView have a length and indices.
  return ArrayBuffer.isView(value) && 'length' in value
    ? (value as unknown as ArrayLike<unknown>)
    : undefined;
}

function lastPoint(trace: Trace): { readonly x: unknown; readonly y: number } | undefined {
  const ys = listed(trace.y);
  const xs = listed(trace.x);
  for (let index = (ys?.length ?? 0) - 1; index >= 0; index--) {
    const y = ys?.[index];
    if (typeof y === 'number' && Number.isFinite(y)) return { x: xs === undefined ? index : xs[index], y };
  }
  return undefined;
}

function endMark(
  trace: Trace,
  end: { readonly x: unknown; readonly y: number },
  color: string,
  textColor: string,
): Trace {
  return {
    type: 'scatter',
    mode: 'markers+text',
    x: [end.x],
    y: [end.y],
    text: [`  ${String(trace.name)}`],
    textposition: 'middle right',
    textfont: { color: textColor, size: 12 },
    marker: { color, size: 7 },
    cliponaxis: false,
    hoverinfo: 'skip',
    showlegend: false,
    ...(trace.xaxis === undefined ? {} : { xaxis: trace.xaxis }),
    ...(trace.yaxis === undefined ? {} : { yaxis: trace.yaxis }),
  };
}

/** Text needs more contrast than a line does: on light paper the orange is set darker, at 4.7 to 1. */
function nameColour(series: 'train' | 'validation', tokens: FigureTokens): string {
  return series === 'validation' && !tokens.dark ? '#b3590a' : tokens[series];
}

/** Moves two names apart where the curves end within a line of text of each other. */
function spread(ends: readonly { readonly trace: Trace; readonly y: number }[], wholeSpan: number): void {
  const [one, other] = ends;
  if (one === undefined || other === undefined || ends.length !== 2) return;
  if (Math.abs(one.y - other.y) > 0.1 * wholeSpan) return;
  const [upper, lower] = one.y >= other.y ? [one, other] : [other, one];
  upper.trace.textposition = 'top right';
  lower.trace.textposition = 'bottom right';
}

/** From the bottom to the top of the y axis; without a range of its own the values tell. */
function span(valueRange: unknown, data: readonly Trace[]): number {
  const [bottom, top] = Array.isArray(valueRange) ? valueRange : [];
  if (typeof bottom === 'number' && typeof top === 'number') return Math.abs(top - bottom);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const trace of data) {
    for (const y of Array.from(listed(trace.y) ?? [])) {
      if (typeof y !== 'number' || !Number.isFinite(y)) continue;
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  }
  return high - low;
}
