/**
 * Cuts an output down to what a page can show, with a note of what was left out. Plots are thinned evenly,
 * everything else loses its end.
 */
import type { AnatomyOutput } from '../../notebook/anatomy.ts';
import type {
  ErrorOutput,
  ImagesOutput,
  Output,
  PlotlyOutput,
  TableOutput,
  TableValue,
} from '../../notebook/output.ts';
import { limits } from '../limits.ts';

export interface Fitted {
  readonly fitted: Output;
  /** What was left out, for the user. */
  readonly note?: string;
}

export function fitOutput(output: Output): Fitted {
  switch (output.mime) {
    case 'text/plain':
      return output.text.length <= limits.text
        ? { fitted: output }
        : { fitted: { ...output, text: fitText(output.text) } };
    case 'application/vnd.convbook.table+json':
      return fitTable(output);
    case 'application/vnd.convbook.images+json':
      return fitImages(output);
    case 'application/vnd.plotly.v1+json':
      return fitPlotly(output);
    case 'application/vnd.convbook.anatomy+json':
      return fitAnatomy(output);
    case 'application/vnd.convbook.progress+json':
      return { fitted: { ...output, label: fitLabel(output.label) } };
    case 'application/vnd.convbook.error+json':
      return { fitted: fitError(output) };
    case 'application/vnd.convbook.foreign+json':
      // From a file; no cell makes one, and the page takes none from a kernel.
      return { fitted: output };
  }
}

const amount = (value: number): string => value.toLocaleString('en-GB');

function fitText(text: string): string {
  const left = text.length - limits.text;
  if (left <= 0) return text;
  return `${text.slice(0, limits.text)}\n… ${amount(left)} more characters are not shown.`;
}

function fitLabel(text: string): string {
  return text.length <= limits.label ? text : `${text.slice(0, limits.label - 1)}…`;
}

function fitError(output: ErrorOutput): ErrorOutput {
  return {
    ...output,
    name: fitLabel(output.name),
    message: fitText(output.message),
    ...(output.hint === undefined ? {} : { hint: fitText(output.hint) }),
    ...(output.trace === undefined ? {} : { trace: output.trace.slice(0, 50).map(fitLabel) }),
  };
}

function fitTable(output: TableOutput): Fitted {
  const value = (cell: TableValue): TableValue => (typeof cell === 'string' ? fitLabel(cell) : cell);
  const row = (cells: readonly TableValue[]): TableValue[] => cells.slice(0, limits.tableColumns).map(value);
  const fitted: TableOutput = {
    ...output,
    columns: output.columns.slice(0, limits.tableColumns).map(fitLabel),
    rows: output.rows.slice(0, limits.tableRows).map(row),
    ...(output.caption === undefined ? {} : { caption: fitLabel(output.caption) }),
    ...(output.footer === undefined ? {} : { footer: row(output.footer) }),
  };
  const left = output.rows.length - limits.tableRows;
  return left > 0 ? { fitted, note: `… ${amount(left)} more rows are not shown.` } : { fitted };
}

function fitImages(output: ImagesOutput): Fitted & { readonly fitted: ImagesOutput } {
  const bytes = Math.max(1, output.width * output.height * output.channels);
  const shown = Math.min(output.items.length, limits.pictures, Math.floor(limits.pixels / bytes));
  const items = output.items.slice(0, shown).map((item) => ({
    ...item,
    ...(item.above === undefined ? {} : { above: fitLabel(item.above) }),
    ...(item.below === undefined ? {} : { below: fitLabel(item.below) }),
    ...(item.description === undefined ? {} : { description: fitLabel(item.description) }),
  }));
  // A copy: the page gets these bytes alone, not the megabytes they may be a view of.
  const fitted = { ...output, items, pixels: output.pixels.slice(0, shown * bytes) };
  const left = output.items.length - shown;
  return left > 0 ? { fitted, note: `… ${amount(left)} more pictures are not shown.` } : { fitted };
}

function fitPlotly({ pictures, ...figure }: PlotlyOutput): Fitted {
  const output: PlotlyOutput =
    pictures === undefined ? figure : { ...figure, pictures: fitImages(pictures).fitted };
  let thinned = 0;
  const data = output.data.map((trace) => {
    const points = traceLength(trace);
    if (points <= limits.tracePoints) return trace;
    thinned = Math.max(thinned, points);
    return thinTrace(trace, points, Math.ceil(points / limits.tracePoints));
  });
  const nodes = countNodes(data, limits.figureNodes) + countNodes(output.layout, limits.figureNodes);
  if (nodes > limits.figureNodes) {
    const text = `This plot has more than ${amount(limits.figureNodes)} values, too many for a page: draw fewer.`;
    return { fitted: { mime: 'text/plain', text, level: 'note' } };
  }
  if (thinned === 0) return { fitted: output };
  const note = `The plot was thinned: it had ${amount(thinned)} points, at most ${amount(limits.tracePoints)} are drawn.`;
  return { fitted: { ...output, data }, note };
}

/** Half a network says nothing, so one that is too large is left out whole. */
function fitAnatomy(output: AnatomyOutput): Fitted {
  const models = output.models.filter(({ layers }) => layers.length <= limits.layers).slice(0, limits.models);
  const left = output.models.length - models.length;
  const note = `… ${amount(left)} more network${left === 1 ? ' is' : 's are'} not shown: at most ${limits.models}, of ${limits.layers} layers each, fit on a page.`;
  return left > 0 ? { fitted: { ...output, models }, note } : { fitted: output };
}

type Series = readonly unknown[] | Float32Array | Float64Array | Int32Array | Uint8Array;

function isSeries(value: unknown): value is Series {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function traceLength(trace: Readonly<Record<string, unknown>>): number {
  return Math.max(0, ...Object.values(trace).map((value) => (isSeries(value) ? value.length : 0)));
}

/** Every series of the trace's length loses the same points, so that x and y still belong together. */
function thinTrace(
  trace: Readonly<Record<string, unknown>>,
  length: number,
  stride: number,
): Record<string, unknown> {
  const entries = Object.entries(trace).map(([key, value]) => {
    if (!isSeries(value) || value.length !== length) return [key, value] as const;
    const thin: unknown[] = [];
    for (let index = 0; index < length; index += stride) thin.push(value[index]);
    return [key, thin] as const;
  });
  return Object.fromEntries(entries);
}

/** Values in nested data, or somewhat more than `enough` if there are more. */
function countNodes(value: unknown, enough: number): number {
  if (ArrayBuffer.isView(value)) return value.byteLength / 4;
  if (typeof value !== 'object' || value === null) return 1;
  let nodes = 1;
  for (const entry of Array.isArray(value) ? value : Object.values(value)) {
    nodes += countNodes(entry, enough - nodes);
    if (nodes > enough) break;
  }
  return nodes;
}
