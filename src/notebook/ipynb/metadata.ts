/**
 * The metadata that nbformat gives a type to, checked: whatever else a file holds is kept as it is, but a key whose
 * value no reader could take is left out, since it would make our own file invalid.
 */
import { isJsonRecord, type Json, type JsonRecord } from '../plainJson.ts';

type Check = (value: Json) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isBoolean: Check = (value) => typeof value === 'boolean';
const optional = (record: JsonRecord, key: string, check: Check): boolean =>
  record[key] === undefined || check(record[key]);

const isTags: Check = (value) =>
  Array.isArray(value) &&
  new Set(value).size === value.length &&
  value.every((tag) => typeof tag === 'string' && /^[^,]+$/.test(tag));
const isName: Check = (value) => typeof value === 'string' && /^.+$/.test(value);

const cellChecks: Readonly<Record<string, Check>> = {
  name: isName,
  tags: isTags,
  collapsed: isBoolean,
  scrolled: (value) => value === 'auto' || isBoolean(value),
  format: isText,
  jupyter: (value) =>
    isJsonRecord(value) &&
    optional(value, 'source_hidden', isBoolean) &&
    optional(value, 'outputs_hidden', isBoolean),
  execution: (value) => isJsonRecord(value) && Object.values(value).every(isText),
};

const notebookChecks: Readonly<Record<string, Check>> = {
  kernelspec: (value) =>
    isJsonRecord(value) && isText(value.name ?? null) && isText(value.display_name ?? null),
  language_info: (value) =>
    isJsonRecord(value) &&
    isText(value.name ?? null) &&
    optional(value, 'codemirror_mode', (mode) => isText(mode) || isJsonRecord(mode)) &&
    ['file_extension', 'mimetype', 'pygments_lexer'].every((key) => optional(value, key, isText)),
  title: isText,
  authors: (value) => Array.isArray(value),
  // Of the file that it was once converted from: nbformat says never to write it.
  orig_nbformat: () => false,
  orig_nbformat_minor: () => false,
};

export const validCellMetadata = (metadata: Json | undefined): JsonRecord => valid(metadata, cellChecks);
export const validNotebookMetadata = (metadata: Json | undefined): JsonRecord =>
  valid(metadata, notebookChecks);

function valid(metadata: Json | undefined, checks: Readonly<Record<string, Check>>): JsonRecord {
  if (!isJsonRecord(metadata)) return {};
  const entries = Object.entries(metadata).filter(
    ([key, value]) => !Object.hasOwn(checks, key) || checks[key]?.(value) === true,
  );
  return Object.fromEntries(entries);
}

/** A picture in a Markdown cell and the like: MIME bundles by file name. */
export function validAttachments(attachments: Json | undefined): JsonRecord {
  if (!isJsonRecord(attachments)) return {};
  return Object.fromEntries(Object.entries(attachments).filter(([, bundle]) => isMimeBundle(bundle)));
}

/** Texts by MIME type; where the type is JSON, anything. */
export function isMimeBundle(value: Json | undefined): value is JsonRecord {
  return (
    isJsonRecord(value) &&
    Object.entries(value).every(
      ([mime, data]) => /^application\/(.*\+)?json$/.test(mime) || isTextInPieces(data),
    )
  );
}

export function isTextInPieces(value: Json | undefined): boolean {
  return isText(value ?? null) || (Array.isArray(value) && value.every(isText));
}

/** The language of a notebook's code: `python` unless it says another, as for Jupyter. */
export function languageOf(metadata: JsonRecord): string {
  const { kernelspec, language_info: info } = metadata;
  const named =
    (isJsonRecord(info) && info.name) ||
    (isJsonRecord(kernelspec) && (kernelspec.language ?? kernelspec.name)) ||
    'python';
  return typeof named === 'string' ? named.toLowerCase() : 'python';
}

export function isJavaScript(language: string): boolean {
  return ['javascript', 'js', 'ecmascript', 'nodejs', 'node'].includes(language.toLowerCase());
}

/** What runs a Convbook notebook; no other kernel has `tf` and `convbook` in scope. */
export const ownKernel = {
  kernelspec: { name: 'javascript', display_name: 'JavaScript (Convbook)', language: 'javascript' },
  language_info: {
    name: 'javascript',
    file_extension: '.js',
    mimetype: 'text/javascript',
    codemirror_mode: 'javascript',
    pygments_lexer: 'javascript',
  },
} as const satisfies JsonRecord;
