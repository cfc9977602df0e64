import type { PlotlyOutput, TableOutput, TableValue } from '../notebook/output.ts';

/**
 * A Plotly figure from its traces and, where wanted, its layout, both as in the Plotly.js reference. The page
 * adds its fonts and colours; what you set yourself stays.
 */
export function plot(
  data: Record<string, unknown> | readonly Record<string, unknown>[],
  layout: Readonly<Record<string, unknown>> = {},
): PlotlyOutput {
  return {
    mime: 'application/vnd.plotly.v1+json',
    data: Array.isArray(data) ? data : [data as Record<string, unknown>], // `isArray` does not narrow a readonly list.
    layout,
  };
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
