import { readCellMarker } from '../cellMarker.ts';
import { infoOptions } from '../cellOptions.ts';
import { codeCellInfo, openingFence } from '../fences.ts';
import { foreignListing } from '../foreignCell.ts';
import { joined } from '../foreignOutput.ts';
import { withKept } from '../keptOfJupyter.ts';
import { mendProse } from '../mendProse.ts';
import type { Output } from '../output.ts';
import { isJsonRecord, type Json, type JsonRecord } from '../plainJson.ts';
import { type CheckOutput, importOutput, isExecutionCount } from './importOutput.ts';
import { isJavaScript, validAttachments, validCellMetadata } from './metadata.ts';
import type { ImportNotes } from './notes.ts';

/** A cell before it has its place among the ids. */
export interface ImportedCell {
  readonly kind: 'code' | 'markdown';
  readonly id: string | undefined;
  readonly source: string;
  /** Without an id. */
  readonly info: string;
  readonly outputs: readonly Output[];
  readonly execution?: number;
}

export interface ImportContext {
  /** Of the notebook's code, in lower case. */
  readonly language: string;
  readonly check: CheckOutput;
  readonly notes: ImportNotes;
}

export function importCell(raw: Json, context: ImportContext): ImportedCell {
  const { notes } = context;
  const source = isJsonRecord(raw) ? joined(raw.source ?? '') : undefined;
  if (!isJsonRecord(raw) || source === undefined) return brokenCell(raw, notes);
  const text = source.split(/\r\n|\r/).join('\n');
  switch (raw.cell_type) {
    case 'markdown': {
      const { metadata, info } = ownPart(metadataOf(raw, notes));
      const attachments = attachmentsOf(raw, notes);
      return {
        kind: 'markdown',
        id: idOf(raw),
        source: mendProse(text),
        info: withKept(markdownInfo(info), keptOf({ metadata, attachments })),
        outputs: [],
      };
    }
    case 'code':
      return importCode(raw, text, context);
    case 'raw': {
      notes.count('raw');
      const kept = keptOf({ metadata: metadataOf(raw, notes), attachments: attachmentsOf(raw, notes) });
      return foreign(raw, 'raw', 'text', text, kept, []);
    }
    default:
      return brokenCell(raw, notes);
  }
}

function importCode(raw: JsonRecord, source: string, context: ImportContext): ImportedCell {
  const { language: usual, check, notes } = context;
  const { language, metadata: named } = cellLanguage(metadataOf(raw, notes), usual);
  const outputs = (Array.isArray(raw.outputs) ? raw.outputs : []).map((output) =>
    importOutput(output, check, notes),
  );
  const count = raw.execution_count ?? null;
  const execution = isExecutionCount(count) && count !== null ? count : undefined;
  if (!isJavaScript(language)) {
    notes.count('foreignCode', properName(language));
    const kept = keptOf({
      metadata: named,
      ...(execution === undefined ? {} : { execution_count: execution }),
    });
    return foreign(raw, 'code', language, source, kept, outputs);
  }
  const { metadata, info } = ownPart(named);
  return {
    kind: 'code',
    id: idOf(raw),
    source,
    info: withKept(codeInfo(info), keptOf({ metadata })),
    outputs,
    ...(execution === undefined ? {} : { execution }),
  };
}

function foreign(
  raw: JsonRecord,
  was: 'code' | 'raw',
  language: string,
  source: string,
  kept: JsonRecord,
  outputs: readonly Output[],
): ImportedCell {
  const info = withKept(`was=${was}`, kept);
  return { kind: 'markdown', id: idOf(raw), source: foreignListing({ language, source }), info, outputs };
}

/** Of a kind from the future, or no cell at all: its JSON as text. */
function brokenCell(raw: Json, notes: ImportNotes): ImportedCell {
  notes.count('brokenCell');
  const source = JSON.stringify(raw, null, 1);
  return {
    kind: 'markdown',
    id: isJsonRecord(raw) ? idOf(raw) : undefined,
    source: foreignListing({ language: 'text', source }),
    info: 'was=raw',
    outputs: [],
  };
}

function idOf({ id }: JsonRecord): string | undefined {
  return typeof id === 'string' ? id : undefined;
}

function metadataOf(raw: JsonRecord, notes: ImportNotes): JsonRecord {
  const metadata = validCellMetadata(raw.metadata);
  const given = isJsonRecord(raw.metadata) ? Object.keys(raw.metadata).length : 0;
  for (let left = given - Object.keys(metadata).length; left > 0; left--) notes.count('brokenMetadata');
  return metadata;
}

function attachmentsOf(raw: JsonRecord, notes: ImportNotes): JsonRecord {
  const attachments = validAttachments(raw.attachments);
  if (Object.keys(attachments).length > 0) notes.count('attachments');
  return attachments;
}

/** A cell can have another language than its notebook: VS Code says so in `vscode.languageId`. */
function cellLanguage(metadata: JsonRecord, usual: string): { language: string; metadata: JsonRecord } {
  const { vscode, ...rest } = metadata;
  if (!isJsonRecord(vscode) || typeof vscode.languageId !== 'string') return { language: usual, metadata };
  const { languageId, ...others } = vscode;
  return {
    language: languageId.toLowerCase(),
    metadata: Object.keys(others).length === 0 ? rest : { ...rest, vscode: others },
  };
}

/** What we wrote ourselves: the cell's options. */
function ownPart(all: JsonRecord): { info: string; metadata: JsonRecord } {
  const { convbook, ...metadata } = all;
  const info = isJsonRecord(convbook) && typeof convbook.info === 'string' ? convbook.info : '';
  return { info, metadata };
}

/** Options that would make the fence something else than a cell, or another cell, are dropped. */
function codeInfo(info: string): string {
  const words = info.replace(/(^|\s)id(=\S*)?(?=\s|$)/g, '').trim();
  const fence = openingFence(`\`\`\`js ${words}`);
  const isCell = fence !== undefined && !/[\r\n]/.test(words) && codeCellInfo(fence) === words;
  return isCell && !infoOptions(words).some(([key]) => key === 'id') ? words : '';
}

function markdownInfo(info: string): string {
  const marker = readCellMarker(`<!-- cell ${info} -->`);
  return marker?.id === undefined && marker?.info === info && !/(^| )was=/.test(info) ? info : '';
}

function keptOf(parts: {
  metadata?: JsonRecord;
  attachments?: JsonRecord;
  execution_count?: number;
}): JsonRecord {
  const isThere = (value: Json): boolean => !isJsonRecord(value) || Object.keys(value).length > 0;
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => isThere(value)));
}

function properName(language: string): string {
  return /^[a-z]/.test(language)
    ? `${language.slice(0, 1).toUpperCase()}${language.slice(1, 40)}`
    : 'another language';
}
