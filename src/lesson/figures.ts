import type { PlotlyOutput, TableOutput, TableValue } from '../notebook/output.ts';
import { findUnread } from './unreadData.ts';

/**
 * A Plotly figure from its traces and, where wanted, its layout, both as in the Plotly.js reference. The page
 * adds its fonts and colours; what you set yourself stays. Throws where there is a tensor or a promise in place of numbers.
 */
export function plot(
  data: Record<string, unknown> | readonly Record<string, unknown>[],
  layout: Readonly<Record<string, unknown>> = {},
): PlotlyOutput {
  const several = Array.isArray(data);
  const traces = several ? data : [data as Record<string, unknown>]; // `isArray` does not narrow a readonly list.
  traces.forEach((trace, index) => {
    refuseUnread(trace, several ? ` of trace ${index + 1}` : '');
  });
  refuseUnread({ layout }, '');
  return {
    mime: 'application/vnd.plotly.v1+json',
    data: traces,
    layout,
  };
}

function refuseUnread(part: unknown, whose: string): void {
  const unread = findUnread(part);
  if (unread === undefined) return;
  const place = `plot: ${unread.place || 'what is drawn'}${whose}`;
  throw new Error(
    unread.kind === 'tensor'
      ? `${place} is a tensor, but plot takes numbers: give await x.array() of a tensor x, or await x.data() if it has one axis`
      : `${place} is a promise, not the numbers yet: put await in front of it`,
  );
}

/**
 * A table from a list of objects with the same keys, such as `[{ epoch: 1, loss: 0.5 }]`; the keys are the column
 * titles.
 */
export function table(rows: readonly Readonly<Record<string, unknown>>[], caption?: string): TableOutput {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    mime: 'application/vnd.convbook.table+json',
    columns,
    rows: rows.map((row) => columns.map((column) => cell(row[column]))),
    ...(caption === undefined ? {} : { caption }),
  };
}

function cell(value: unknown): TableValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  return String(value);
}
