/**
 * nbformat 3 (IPython 2, 2014) as version 4 has it, cell by cell: worksheets are joined, headings become Markdown,
 * outputs get MIME types. What does not fit is left as it is, for the checks that follow.
 */
import { isJsonRecord, type Json, type JsonRecord } from '../plainJson.ts';

const mimeOf: Readonly<Record<string, string>> = {
  text: 'text/plain',
  html: 'text/html',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpeg: 'image/jpeg',
  latex: 'text/latex',
  json: 'application/json',
  javascript: 'application/javascript',
};

export function upgradeVersion3(notebook: JsonRecord): JsonRecord {
  const worksheets = Array.isArray(notebook.worksheets) ? notebook.worksheets : [];
  const cells = worksheets.flatMap((sheet) =>
    isJsonRecord(sheet) && Array.isArray(sheet.cells) ? sheet.cells.map(upgradeCell) : [],
  );
  const {
    name: _name,
    signature: _signature,
    ...metadata
  } = isJsonRecord(notebook.metadata) ? notebook.metadata : {};
  return { nbformat: 4, nbformat_minor: 5, metadata, cells };
}

function upgradeCell(cell: Json): Json {
  if (!isJsonRecord(cell)) return cell;
  const {
    cell_type: type,
    metadata = {},
    source = '',
    input,
    outputs,
    prompt_number,
    language,
    level,
    collapsed,
  } = cell;
  switch (type) {
    case 'code':
      return {
        cell_type: 'code',
        metadata: {
          ...(isJsonRecord(metadata) ? metadata : {}),
          ...(collapsed === undefined ? {} : { collapsed }),
          // Version 3 has no language for the whole notebook; without one it is Python's.
          ...(typeof language === 'string' && language !== 'python'
            ? { vscode: { languageId: language } }
            : {}),
        },
        source: input ?? source,
        outputs: Array.isArray(outputs) ? outputs.map(upgradeOutput) : [],
        execution_count: prompt_number ?? null,
      };
    case 'heading': {
      const depth = typeof level === 'number' ? Math.min(6, Math.max(1, Math.trunc(level))) : 1;
      const text = (Array.isArray(source) ? source.join('') : String(source)).split('\n').join(' ');
      return { cell_type: 'markdown', metadata, source: `${'#'.repeat(depth)} ${text}` };
    }
    case 'html':
      return { cell_type: 'markdown', metadata, source };
    default:
      return { cell_type: type ?? null, metadata, source };
  }
}

function upgradeOutput(output: Json): Json {
  if (!isJsonRecord(output)) return output;
  const { output_type: type, metadata = {}, prompt_number, ...fields } = output;
  switch (type) {
    case 'pyout':
      return {
        output_type: 'execute_result',
        data: bundleOf(fields),
        metadata,
        execution_count: prompt_number ?? null,
      };
    case 'display_data':
      return { output_type: 'display_data', data: bundleOf(fields), metadata };
    case 'pyerr':
      return { output_type: 'error', ...fields };
    case 'stream':
      return { output_type: 'stream', name: fields.stream ?? 'stdout', text: fields.text ?? '' };
    default:
      return output;
  }
}

function bundleOf(fields: JsonRecord): JsonRecord {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([alias, value]): [string, Json][] => {
      const mime = Object.hasOwn(mimeOf, alias) ? mimeOf[alias] : undefined;
      if (mime === undefined) return [];
      // Version 3 keeps JSON as text.
      return [[mime, mime === 'application/json' ? readText(value) : value]];
    }),
  );
}

function readText(value: Json): Json {
  const text = Array.isArray(value) ? value.join('') : value;
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
