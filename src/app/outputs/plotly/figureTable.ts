/** The values of a figure as a table, for those who cannot see it or want the numbers. */
import type { PlotlyOutput, TableOutput, TableValue } from '../../../notebook/output.ts';
import { isRecord, listed } from './seriesLook.ts';

type Trace = Readonly<Record<string, unknown>>;
const mime = 'application/vnd.convbook.table+json';

/** Undefined where the figure has no values that make a table. */
export function figureTable(output: PlotlyOutput): TableOutput | undefined {
  const [first] = output.data;
  if (first === undefined) return undefined;
  if (first.type === 'heatmap') return matrixTable(first);
  return pointsTable(output);
}

/** One row a row of the heat map; what is printed in the cells goes before the value behind their colour. */
function matrixTable(trace: Trace): TableOutput | undefined {
  const cells = values(trace.text) ?? values(trace.z);
  if (cells === undefined) return undefined;
  const rows = cells.map((row) => values(row) ?? []);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const columnNames = values(trace.x);
  const rowNames = values(trace.y);
  return {
    mime,
    columns: ['', ...Array.from({ length: width }, (_, index) => String(columnNames?.[index] ?? index))],
    rows: rows.map((row, index) => [String(rowNames?.[index] ?? index), ...row.map(cell)]),
  };
}

/** One row a place on the x axis and one column a trace where all share their x; else one row a point. */
function pointsTable({ data, layout }: PlotlyOutput): TableOutput | undefined {
  const series = data.map((trace, index) => {
    const y = values(trace.y) ?? [];
    return {
      name:
        typeof trace.name === 'string'
          ? trace.name
          : data.length > 1
            ? `series ${index + 1}`
            : title(layout, 'yaxis'),
      x: values(trace.x) ?? y.map((_, place) => place),
      y,
    };
  });
  const [first] = series;
  if (first === undefined || series.every(({ y }) => y.length === 0)) return undefined;
  const xName = title(layout, 'xaxis');
  const longest = series.reduce((most, one) => (one.x.length > most.x.length ? one : most), first);
  const shared = series.every(({ x }) => x.every((value, index) => value === longest.x[index]));
  if (shared) {
    return {
      mime,
      columns: [xName, ...series.map(({ name }) => name)],
      rows: longest.x.map((x, index) => [cell(x), ...series.map(({ y }) => cell(y[index]))]),
    };
  }
  return {
    mime,
    columns: ['series', xName, title(layout, 'yaxis')],
    rows: series.flatMap(({ name, x, y }) => x.map((value, index) => [name, cell(value), cell(y[index])])),
  };
}

function title(layout: PlotlyOutput['layout'], axis: 'xaxis' | 'yaxis'): string {
  const described = layout?.[axis];
  const named = isRecord(described) ? described.title : undefined;
  const text = isRecord(named) ? named.text : named;
  return typeof text === 'string' && text !== '' ? text : axis.charAt(0);
}

function values(list: unknown): unknown[] | undefined {
  const found = listed(list);
  return found === undefined ? undefined : Array.from(found);
}

function cell(value: unknown): TableValue {
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  return value === undefined || value === null ? null : String(value);
}
