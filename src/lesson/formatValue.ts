import * as tf from '@tensorflow/tfjs';
import type { Output, OutputMime } from '../notebook/output.ts';
import { Accuracy } from './accuracy.ts';
import { table } from './figures.ts';
import { formatTensor } from './formatTensor.ts';
import { inspect } from './inspect.ts';
import { summary } from './modelSummary.ts';

const mimes: ReadonlySet<string> = new Set<OutputMime>([
  'text/plain',
  'application/vnd.convbook.table+json',
  'application/vnd.convbook.images+json',
  'application/vnd.plotly.v1+json',
  'application/vnd.convbook.anatomy+json',
  'application/vnd.convbook.progress+json',
  'application/vnd.convbook.error+json',
]);

/**
 * How the last value of a cell, or what is given to `display`, is shown. `undefined` shows nothing; outputs that a
 * helper made are shown as they are; a promise is waited for. Of a tensor only what is printed is read. A value that
 * defends itself against being looked at (a proxy whose traps throw) is said not to be showable: it is no failure of
 * the cell, which has run.
 */
export async function formatValue(value: unknown): Promise<Output[]> {
  if (value === undefined) return [];
  if (isA(value, Promise)) return formatValue(await value);
  if (isA(value, tf.Tensor)) return [text(await formatTensor(value))];
  try {
    return describe(value);
  } catch (error) {
    return [text(`(could not be shown: ${reasonOf(error)})`)];
  }
}

/** `instanceof`, for which a hostile proxy is of no kind. */
function isA<Kind>(value: unknown, kind: abstract new (...given: never[]) => Kind): value is Kind {
  try {
    return value instanceof kind;
  } catch {
    return false;
  }
}

/** What is thrown may be as hostile as what threw it. */
function reasonOf(error: unknown): string {
  try {
    return error instanceof Error ? error.message : String(error);
  } catch {
    return 'it cannot be looked at';
  }
}

function describe(value: unknown): Output[] {
  if (typeof value === 'string') return [text(value)];
  if (isOutput(value)) return [value];
  if (Array.isArray(value) && value.length > 0 && value.every(isOutput)) return value;
  if (value instanceof Accuracy) return [text(value.toString())];
  if (value instanceof tf.LayersModel) return [summary(value)];
  if (value instanceof tf.History) return [historyTable(value)];
  if (value instanceof Error) {
    return [{ mime: 'application/vnd.convbook.error+json', name: value.name, message: value.message }];
  }
  return [text(inspect(value))];
}

function text(content: string): Output {
  return { mime: 'text/plain', text: content };
}

/** What a helper returned. Its parts are the kernel's and the page's to check: a learner may write one by hand. */
function isOutput(value: unknown): value is Output {
  return (
    typeof value === 'object' &&
    value !== null &&
    'mime' in value &&
    typeof value.mime === 'string' &&
    mimes.has(value.mime)
  );
}

/** What `model.fit` returns: one row an epoch. */
function historyTable(history: tf.History): Output {
  const names = Object.keys(history.history);
  return table(
    history.epoch.map((epoch, row) => ({
      epoch: epoch + 1,
      ...Object.fromEntries(names.map((name) => [name, history.history[name]?.[row]])),
    })),
  );
}
