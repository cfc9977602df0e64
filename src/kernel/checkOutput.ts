/** Checks one output of a worker, see `checkMessage.ts`. */
import type { ErrorOutput, Output, TableOutput, TableValue } from '../notebook/output.ts';
import { checkAnatomy } from './checkAnatomy.ts';
import { checkImages } from './checkImages.ts';
import { finite, isRecord, list, oneOf, optional, text } from './checkParts.ts';
import { checkPlotly } from './checkPlotly.ts';
import { limits } from './limits.ts';

const longText = (value: unknown): string | undefined => text(value, limits.text + limits.label);
const label = (value: unknown): string | undefined => text(value, limits.label);

/** The output, rebuilt from its checked fields, or undefined if it is not one the page may draw. */
export function checkOutput(value: unknown): Output | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.mime) {
    case 'text/plain': {
      // Several console lines can travel as one text.
      const content = text(value.text, limits.runText * 2);
      const level = optional(value, 'level', (given) =>
        oneOf(given, ['log', 'info', 'warn', 'error', 'note'] as const),
      );
      return content === undefined || level === undefined
        ? undefined
        : { mime: 'text/plain', text: content, ...level };
    }
    case 'application/vnd.convbook.table+json':
      return checkTable(value);
    case 'application/vnd.convbook.images+json':
      return checkImages(value);
    case 'application/vnd.plotly.v1+json':
      return checkPlotly(value);
    case 'application/vnd.convbook.anatomy+json':
      return checkAnatomy(value);
    case 'application/vnd.convbook.progress+json': {
      const content = label(value.label);
      const state = oneOf(value.state, ['running', 'done', 'stopped', 'failed'] as const);
      const part = optional(value, 'value', (given) => {
        const number = finite(given);
        return number === undefined ? undefined : Math.min(1, Math.max(0, number));
      });
      if (content === undefined || state === undefined || part === undefined) return undefined;
      return { mime: 'application/vnd.convbook.progress+json', label: content, state, ...part };
    }
    case 'application/vnd.convbook.error+json':
      return checkError(value);
    default:
      return undefined;
  }
}

function tableValue(value: unknown): { readonly value: TableValue } | undefined {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return { value };
  const content = label(value);
  return content === undefined ? undefined : { value: content };
}

function tableRow(value: unknown): TableValue[] | undefined {
  return list(value, limits.tableColumns, tableValue)?.map((cell) => cell.value);
}

function checkTable(value: Record<string, unknown>): TableOutput | undefined {
  const columns = list(value.columns, limits.tableColumns, label);
  const rows = list(value.rows, limits.tableRows, tableRow);
  const caption = optional(value, 'caption', label);
  const footer = optional(value, 'footer', tableRow);
  if (columns === undefined || rows === undefined || caption === undefined || footer === undefined)
    return undefined;
  return { mime: 'application/vnd.convbook.table+json', columns, rows, ...caption, ...footer };
}

function checkError(value: Record<string, unknown>): ErrorOutput | undefined {
  const position = (given: unknown): number | undefined =>
    typeof given === 'number' && Number.isSafeInteger(given) && given >= 1 ? given : undefined;
  const name = label(value.name);
  const message = longText(value.message);
  const hint = optional(value, 'hint', longText);
  const cellId = optional(value, 'cellId', (given) => text(given, 64));
  const line = optional(value, 'line', position);
  const column = optional(value, 'column', position);
  const trace = optional(value, 'trace', (given) => list(given, 100, label));
  if (name === undefined || message === undefined || hint === undefined || cellId === undefined)
    return undefined;
  if (line === undefined || column === undefined || trace === undefined) return undefined;
  return {
    mime: 'application/vnd.convbook.error+json',
    name,
    message,
    ...hint,
    ...cellId,
    ...line,
    ...column,
    ...trace,
  };
}
