import { joined, lookOf } from '../foreignOutput.ts';
import type { ForeignOutput, Output } from '../output.ts';
import { isJsonRecord, type Json, type JsonRecord, sortedJson } from '../plainJson.ts';
import { isMimeBundle, isTextInPieces } from './metadata.ts';
import type { ImportNotes } from './notes.ts';
import { fieldsOf } from './ownData.ts';
import { readTraceback } from './traceback.ts';

/** Gives the output if the page may draw it, rebuilt from its checked fields; else undefined. */
export type CheckOutput = (value: unknown) => Output | undefined;

/** Longer texts are kept, but not as text of ours. */
const maximumText = 500_000;

/**
 * An nbformat output as ours where it says no more than ours can; any other is kept whole. Never throws: what is
 * not an output at all is kept as the JSON that it is.
 */
export function importOutput(raw: Json, check: CheckOutput, notes: ImportNotes): Output {
  const own = isJsonRecord(raw) ? readOwn(raw, check) : undefined;
  if (own !== undefined) return own;
  const valid = isJsonRecord(raw) && isValid(raw);
  if (!valid) notes.count('brokenOutput');
  const kept = valid ? raw : { output_type: 'display_data', data: { 'application/json': raw }, metadata: {} };
  const output: ForeignOutput = {
    mime: 'application/vnd.convbook.foreign+json',
    json: JSON.stringify(sortedJson(kept)),
  };
  for (const mime of lookOf(output).leftOut) notes.count('hiddenOutput', mime);
  return output;
}

function readOwn(raw: JsonRecord, check: CheckOutput): Output | undefined {
  switch (raw.output_type) {
    case 'stream':
      return readStream(raw);
    case 'error': {
      const { ename, evalue, traceback } = raw;
      if (typeof ename !== 'string' || typeof evalue !== 'string' || !Array.isArray(traceback))
        return undefined;
      const lines = traceback.filter((line) => typeof line === 'string');
      if (lines.length < traceback.length) return undefined;
      return check(readTraceback(ename, evalue, lines));
    }
    case 'display_data':
    case 'execute_result':
      return isMimeBundle(raw.data) ? readBundle(raw.data, raw.metadata, check) : undefined;
    default:
      return undefined;
  }
}

function readStream({ name, text: written }: JsonRecord): Output | undefined {
  const text = joined(written)?.replace(/\n$/, '');
  if (text === undefined || text.length > maximumText || (name !== 'stdout' && name !== 'stderr'))
    return undefined;
  return { mime: 'text/plain', text, level: name === 'stdout' ? 'log' : 'error' };
}

function readBundle(data: JsonRecord, metadata: Json | undefined, check: CheckOutput): Output | undefined {
  const mimes = Object.keys(data);
  const own = mimes.find((mime) => mime.startsWith('application/vnd.convbook.'));
  if (own !== undefined) return check(fieldsOf(own, data[own] ?? null));
  const saidOfOurs = isJsonRecord(metadata) ? metadata.convbook : undefined;
  const figure = data['application/vnd.plotly.v1+json'];
  if (isJsonRecord(figure)) {
    if (!isJsonRecord(saidOfOurs)) return undefined;
    const { span, description, pictures } = saidOfOurs;
    return check({
      mime: 'application/vnd.plotly.v1+json',
      data: figure.data,
      ...(saidOfOurs.hasLayout === true ? { layout: figure.layout } : {}),
      ...(span === undefined ? {} : { span }),
      ...(description === undefined ? {} : { description }),
      ...(pictures === undefined
        ? {}
        : { pictures: fieldsOf('application/vnd.convbook.images+json', pictures) }),
    });
  }
  const text = joined(data['text/plain']);
  if (mimes.length !== 1 || text === undefined || text.length > maximumText) return undefined;
  if (isJsonRecord(saidOfOurs)) return check({ mime: 'text/plain', text, level: saidOfOurs.level });
  return isJsonRecord(metadata) && Object.keys(metadata).length > 0
    ? undefined
    : { mime: 'text/plain', text };
}

/** Whether a reader that holds to nbformat's schema would take it. */
function isValid(raw: JsonRecord): boolean {
  const hasOnly = (...keys: readonly string[]): boolean =>
    Object.keys(raw).length === keys.length && keys.every((key) => Object.hasOwn(raw, key));
  switch (raw.output_type) {
    case 'stream':
      return (
        hasOnly('output_type', 'name', 'text') && typeof raw.name === 'string' && isTextInPieces(raw.text)
      );
    case 'error':
      return (
        hasOnly('output_type', 'ename', 'evalue', 'traceback') &&
        typeof raw.ename === 'string' &&
        typeof raw.evalue === 'string' &&
        Array.isArray(raw.traceback) &&
        isTextInPieces(raw.traceback)
      );
    case 'display_data':
      return (
        hasOnly('output_type', 'data', 'metadata') && isMimeBundle(raw.data) && isJsonRecord(raw.metadata)
      );
    case 'execute_result':
      return (
        hasOnly('output_type', 'data', 'metadata', 'execution_count') &&
        isMimeBundle(raw.data) &&
        isJsonRecord(raw.metadata) &&
        isExecutionCount(raw.execution_count)
      );
    default:
      return false;
  }
}

export function isExecutionCount(value: Json | undefined): value is number | null {
  return value === null || (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);
}
