/** Checks what the worker says of one variable, see `checkMessage.ts`. */
import { checkOutput } from './checkOutput.ts';
import { count, finite, isRecord, list, optional, text } from './checkParts.ts';
import { checkShape } from './checkVariables.ts';
import { limits } from './limits.ts';
import {
  pageColumns,
  pageRows,
  type Statistics,
  type ValuesPage,
  type VariableDetail,
} from './variableDetail.ts';

/** The detail, rebuilt from its checked fields, or undefined if it is not what the page may show. */
export function checkVariableDetail(value: unknown): VariableDetail | undefined {
  if (!isRecord(value)) return undefined;
  const outputs = list(value.outputs, limits.detailOutputs, checkOutput);
  const statistics = optional(value, 'statistics', checkStatistics);
  const page = optional(value, 'page', checkPage);
  if (outputs === undefined || statistics === undefined || page === undefined) return undefined;
  return { outputs, ...statistics, ...page };
}

function checkStatistics(value: unknown): Statistics | undefined {
  if (!isRecord(value)) return undefined;
  const looked = count(value.looked);
  const size = count(value.size);
  const zeros = count(value.zeros);
  const notNumbers = count(value.notNumbers);
  const infinite = count(value.infinite);
  const range = optional(value, 'finite', checkFinite);
  if (looked === undefined || size === undefined || zeros === undefined) return undefined;
  if (notNumbers === undefined || infinite === undefined || range === undefined) return undefined;
  return { looked, size, zeros, notNumbers, infinite, ...range };
}

function checkFinite(value: unknown): NonNullable<Statistics['finite']> | undefined {
  if (!isRecord(value)) return undefined;
  const minimum = finite(value.minimum);
  const maximum = finite(value.maximum);
  const mean = finite(value.mean);
  const bins = list(value.bins, 100, count);
  if (minimum === undefined || maximum === undefined || mean === undefined || bins === undefined)
    return undefined;
  return { minimum, maximum, mean, bins };
}

function checkPage(value: unknown): ValuesPage | undefined {
  if (!isRecord(value)) return undefined;
  const shape = checkShape(value.shape);
  const at = checkShape(value.at);
  const rowAxis = optional(value, 'rowAxis', count);
  const columnAxis = optional(value, 'columnAxis', count);
  const rows = list(value.rows, pageRows, (row) => list(row, pageColumns, checkValue));
  if (shape === undefined || at === undefined || rows === undefined) return undefined;
  if (rowAxis === undefined || columnAxis === undefined || at.length !== shape.length) return undefined;
  return { shape, at, ...rowAxis, ...columnAxis, rows };
}

/** NaN and the infinities are numbers here. */
function checkValue(value: unknown): number | string | undefined {
  return typeof value === 'number' ? value : text(value, limits.label);
}
