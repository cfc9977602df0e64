/**
 * Our outputs as nbformat has them: text as a stream or result, and everything else as a bundle in which other
 * programs find a picture, a table or a text, and we find our own data.
 */
import { type AnatomyOutput, shapeText } from '../anatomy.ts';
import { toBase64 } from '../base64.ts';
import type { ErrorOutput, ImagesOutput, Output, PlotlyOutput, TableOutput, TextOutput } from '../output.ts';
import { isJsonRecord, type Json, type JsonRecord, plainJson } from '../plainJson.ts';
import { contactSheet, encodePng } from '../png.ts';
import { ownDataOf } from './ownData.ts';
import { tableAsHtml, tableAsText } from './tableText.ts';
import { tracebackOf } from './traceback.ts';

/** The outputs of one cell. @param execution the number of the run; null if it is not known. */
export function exportOutputs(outputs: readonly Output[], execution: number | null): JsonRecord[] {
  return outputs.map((output, index) => exportOutput(output, index === outputs.length - 1, execution));
}

function exportOutput(output: Output, isLast: boolean, execution: number | null): JsonRecord {
  switch (output.mime) {
    case 'text/plain':
      return exportText(output, isLast, execution);
    case 'application/vnd.convbook.table+json':
      return exportTable(output);
    case 'application/vnd.convbook.images+json':
      return exportImages(output);
    case 'application/vnd.plotly.v1+json':
      return exportFigure(output);
    case 'application/vnd.convbook.anatomy+json':
      return bundle({ [output.mime]: ownDataOf(output), 'text/plain': linesOf(anatomyAsText(output)) });
    case 'application/vnd.convbook.progress+json':
      return bundle({ [output.mime]: ownDataOf(output), 'text/plain': linesOf(output.label) });
    case 'application/vnd.convbook.error+json':
      return exportError(output);
    case 'application/vnd.convbook.foreign+json': {
      const raw: unknown = JSON.parse(output.json);
      return isJsonRecord(raw) ? raw : bundle({ 'application/json': plainJson(raw) ?? null });
    }
  }
}

/** The last text without a level is the value of the cell's last expression. */
function exportText({ text, level }: TextOutput, isLast: boolean, execution: number | null): JsonRecord {
  const data = { 'text/plain': linesOf(text) };
  switch (level) {
    case 'log':
    case 'error': {
      const name = level === 'log' ? 'stdout' : 'stderr';
      return { output_type: 'stream', name, text: linesOf(`${text}\n`) };
    }
    case undefined:
      return isLast
        ? { output_type: 'execute_result', data, metadata: {}, execution_count: execution }
        : bundle(data);
    default:
      return bundle(data, { convbook: { level } });
  }
}

function exportTable(output: TableOutput): JsonRecord {
  return bundle({
    [output.mime]: ownDataOf(output),
    'text/html': linesOf(tableAsHtml(output)),
    'text/plain': linesOf(tableAsText(output)),
  });
}

function exportImages(output: ImagesOutput): JsonRecord {
  const { caption, width, items } = output;
  const said = items.map(({ above, below, mark, description }) =>
    [above, below, mark, description].filter((part) => part !== undefined).join(' · '),
  );
  const text = [caption ?? `${items.length} pictures`, ...said.filter((line) => line !== '')].join('\n');
  if (items.length === 0) return bundle({ [output.mime]: ownDataOf(output), 'text/plain': linesOf(text) });
  const sheet = contactSheet(output);
  // Small pictures are hard to see one pixel to one.
  const scale = Math.max(1, Math.floor(84 / width));
  return bundle(
    {
      [output.mime]: ownDataOf(output),
      'image/png': toBase64(encodePng(sheet)),
      'text/plain': linesOf(text),
    },
    { 'image/png': { width: sheet.width * scale, height: sheet.height * scale } },
  );
}

function anatomyAsText({ models }: AnatomyOutput): string {
  const lines = models.flatMap(({ name, layers }) => [
    name,
    ...layers.map(
      (layer) =>
        `  ${layer.kind} ${shapeText(layer)}, ${layer.parameters.toLocaleString('en-GB')} parameters`,
    ),
  ]);
  return lines.length === 0 ? 'No network yet.' : lines.join('\n');
}

/** The `convbook` entry also says that the figure is ours and may be read as such. */
function exportFigure({ data, layout, span, description, pictures }: PlotlyOutput): JsonRecord {
  const figure = { data: listsOf(data), layout: listsOf(layout ?? {}) };
  const own = {
    hasLayout: layout !== undefined,
    ...(span === undefined ? {} : { span }),
    ...(description === undefined ? {} : { description }),
    ...(pictures === undefined ? {} : { pictures: ownDataOf(pictures) }),
  };
  return bundle(
    {
      'application/vnd.plotly.v1+json': figure,
      'text/plain': linesOf(description ?? 'A figure that Plotly draws.'),
    },
    { convbook: own },
  );
}

/** Typed arrays as plain lists, which every version of Plotly reads. */
function listsOf(value: unknown): Json {
  if (ArrayBuffer.isView(value))
    return value instanceof DataView ? null : (plainJson([...(value as Float64Array)]) ?? null);
  if (Array.isArray(value)) return value.map(listsOf);
  if (isJsonRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, listsOf(entry)]));
  return plainJson(value) ?? null;
}

function exportError(output: ErrorOutput): JsonRecord {
  const { name, message } = output;
  return { output_type: 'error', ename: name, evalue: message, traceback: tracebackOf(output) };
}

function bundle(data: JsonRecord, metadata: JsonRecord = {}): JsonRecord {
  return { output_type: 'display_data', data, metadata };
}

/** As Jupyter writes texts: a list of lines, each with its end, so that differences are readable. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : (text.match(/[^\n]*\n|[^\n]+$/g) ?? []);
}
