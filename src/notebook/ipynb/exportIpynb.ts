import { readForeignCell } from '../foreignCell.ts';
import { readTitle } from '../frontMatter.ts';
import { frontMatterWithoutKept, infoWithoutKept, keptInFrontMatter, keptInInfo } from '../keptOfJupyter.ts';
import { isJsonRecord, type Json, type JsonRecord, sortedJson } from '../plainJson.ts';
import type { CellResult, SavedNotebook } from '../savedNotebook.ts';
import type { Cell, CodeCell, MarkdownCell } from '../types.ts';
import { exportOutputs, linesOf } from './exportOutput.ts';
import { isExecutionCount } from './importOutput.ts';
import {
  isJavaScript,
  languageOf,
  ownKernel,
  validAttachments,
  validCellMetadata,
  validNotebookMetadata,
} from './metadata.ts';

/**
 * Writes a notebook with its outputs as an `.ipynb` file, nbformat 4.5, in the layout that Jupyter writes: keys
 * sorted, one space a level, a newline at the end. The kernel is named as what it is, JavaScript, unless the
 * notebook came with another.
 */
export function exportIpynb({ notebook, results }: SavedNotebook): string {
  const metadata = metadataOf(notebook.frontMatter);
  const language = languageOf(metadata);
  const cells = notebook.cells.map((cell) => exportCell(cell, results.get(cell.id), language));
  const file: JsonRecord = { cells, metadata, nbformat: 4, nbformat_minor: 5 };
  return `${JSON.stringify(sortedJson(file), null, 1)}\n`;
}

function metadataOf(frontMatter: string): JsonRecord {
  const kept = validNotebookMetadata(keptInFrontMatter(frontMatter));
  const own = frontMatterWithoutKept(frontMatter);
  const title = readTitle(own);
  const named = kept.kernelspec !== undefined || kept.language_info !== undefined;
  return {
    ...(named ? {} : ownKernel),
    ...(title === undefined ? {} : { title }),
    ...kept,
    ...(own === '' ? {} : { convbook: { frontMatter: own } }),
  };
}

function exportCell(cell: Cell, result: CellResult | undefined, language: string): JsonRecord {
  return cell.kind === 'code' ? exportCode(cell, result, language) : exportMarkdown(cell, result, language);
}

function exportCode(
  { id, source, info }: CodeCell,
  result: CellResult | undefined,
  language: string,
): JsonRecord {
  const written = infoWithoutKept(info);
  const metadata = validCellMetadata(keptInInfo(info).metadata);
  const execution = result?.execution ?? null;
  return {
    cell_type: 'code',
    id,
    source: linesOf(source),
    metadata: {
      ...metadata,
      ...(written === '' || written === `id=${id}` ? {} : { convbook: { info: written } }),
      ...(isJavaScript(language) ? {} : { vscode: withLanguage(metadata.vscode, 'javascript') }),
    },
    execution_count: execution,
    outputs: exportOutputs(result?.outputs ?? [], execution),
  };
}

function exportMarkdown(cell: MarkdownCell, result: CellResult | undefined, language: string): JsonRecord {
  const { id, info = '' } = cell;
  const kept = keptInInfo(info);
  const metadata = validCellMetadata(kept.metadata);
  const attachments = validAttachments(kept.attachments);
  const attached = Object.keys(attachments).length === 0 ? {} : { attachments };
  const foreign = readForeignCell(cell);
  if (foreign?.was === 'code') {
    const execution = isExecutionCount(kept.execution_count) ? kept.execution_count : null;
    return {
      cell_type: 'code',
      id,
      source: linesOf(foreign.source),
      metadata:
        foreign.language === language
          ? metadata
          : { ...metadata, vscode: withLanguage(metadata.vscode, foreign.language) },
      execution_count: execution,
      outputs: exportOutputs(result?.outputs ?? [], execution),
    };
  }
  if (foreign?.was === 'raw')
    return { cell_type: 'raw', id, source: linesOf(foreign.source), metadata, ...attached };
  const written = infoWithoutKept(info)
    .split(' ')
    .filter((word) => !word.startsWith('was='))
    .join(' ');
  const own = written === '' ? {} : { convbook: { info: written } };
  return {
    cell_type: 'markdown',
    id,
    source: linesOf(cell.source),
    metadata: { ...metadata, ...own },
    ...attached,
  };
}

function withLanguage(vscode: Json | undefined, languageId: string): JsonRecord {
  return { ...(isJsonRecord(vscode) ? vscode : {}), languageId };
}
