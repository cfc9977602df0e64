import { generatedId, idProblem } from '../cellIds.ts';
import { longestValue, readTitle } from '../frontMatter.ts';
import { frontMatterWithKept, frontMatterWithoutKept } from '../keptOfJupyter.ts';
import { isJsonRecord, type Json, type JsonRecord, plainJson, wellFormed } from '../plainJson.ts';
import type { CellResult, SavedNotebook } from '../savedNotebook.ts';
import type { Cell } from '../types.ts';
import { type ImportedCell, importCell } from './importCell.ts';
import type { CheckOutput } from './importOutput.ts';
import { languageOf, ownKernel, validNotebookMetadata } from './metadata.ts';
import { createNotes, type ImportNotes } from './notes.ts';
import { readJson } from './readJson.ts';
import { upgradeVersion3 } from './upgradeVersion3.ts';

export type ImportResult =
  | {
      readonly saved: SavedNotebook;
      /** What is foreign in it or had to be mended, in sentences for the reader. */
      readonly notes: readonly string[];
    }
  | { /** Why it cannot be opened, and what to try. */ readonly reason: string };

/** More than a page can hold; the longest lesson has about 60. */
export const maximumCells = 5_000;

/**
 * Reads an `.ipynb` file: nbformat 4 of any minor version, and version 3. JavaScript cells become code cells, cells
 * of other languages and raw cells become listings (`foreignCell.ts`); all that is not ours is kept in the text
 * (`keptOfJupyter.ts`) or in the outputs (`ForeignOutput`), so that `exportIpynb` writes it again.
 *
 * Never throws, whatever the text is.
 *
 * @param check whether the page may draw an output, see `CheckOutput`.
 */
export function importIpynb(text: string, check: CheckOutput): ImportResult {
  const read = readJson(text.replace(/^\uFEFF/, ''));
  if ('reason' in read) return read;
  if (!isRecord(read.value))
    return { reason: 'The file is JSON, but not a notebook: it has no list of cells.' };
  const notes = createNotes();
  const upgraded = upgrade(read.value, notes);
  if ('reason' in upgraded) return upgraded;
  const { cells: rawCells, metadata: rawMetadata } = upgraded;
  if (rawCells.length > maximumCells)
    return {
      reason: `The notebook has ${rawCells.length.toLocaleString('en-GB')} cells; Convbook opens up to ${maximumCells.toLocaleString('en-GB')}. Split it in Jupyter first.`,
    };
  const metadata = withLanguage(validNotebookMetadata(rawMetadata), rawCells);
  const context = { language: languageOf(metadata), check, notes };
  const imported = rawCells.map((raw) => importCell(raw, context));
  if (metadata.widgets !== undefined) notes.count('widgets');
  const { cells, results } = nameCells(imported, notes);
  return {
    saved: { notebook: { frontMatter: frontMatterOf(metadata), cells }, results },
    notes: notes.sentences(),
  };
}

/** A notebook that names no kernel is Python's, and has to stay it when it is saved here. */
function withLanguage(metadata: JsonRecord, cells: readonly Json[]): JsonRecord {
  const isNamed = metadata.kernelspec !== undefined || metadata.language_info !== undefined;
  const hasCode = cells.some((cell) => isJsonRecord(cell) && cell.cell_type === 'code');
  return isNamed || !hasCode ? metadata : { ...metadata, language_info: { name: 'python' } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return isJsonRecord(value);
}

/** As nbformat 4: cells and metadata as plain JSON. */
function upgrade(
  file: Record<string, unknown>,
  notes: ImportNotes,
): { readonly cells: readonly Json[]; readonly metadata: JsonRecord } | { readonly reason: string } {
  const { nbformat } = file;
  const isOld = nbformat === 3 || (nbformat === undefined && Array.isArray(file.worksheets));
  if (typeof nbformat === 'number' && nbformat !== 4 && !isOld)
    return nbformat < 3
      ? {
          reason: `The notebook is in nbformat ${nbformat}, which is older than 2014. Open and save it in Jupyter once, then here.`,
        }
      : {
          reason: `The notebook is in nbformat ${nbformat}, which Convbook does not know; it reads 3 and 4.`,
        };
  if (isOld) {
    const plain = plainJson(file);
    if (!isJsonRecord(plain)) return { reason: 'The notebook is nested more than 200 levels deep.' };
    notes.count('version', 'nbformat 3');
    const { cells, metadata } = upgradeVersion3(plain);
    return { cells: Array.isArray(cells) ? cells : [], metadata: isJsonRecord(metadata) ? metadata : {} };
  }
  if (!Array.isArray(file.cells))
    return { reason: 'The file is JSON, but not a notebook: it has no list of cells.' };
  if (typeof file.nbformat_minor === 'number' && file.nbformat_minor < 5)
    notes.count('version', `nbformat 4.${Math.max(0, Math.trunc(file.nbformat_minor))}`);
  // Cell by cell: one that is nested too deep must not take the others with it.
  const cells =
    file.cells.length > maximumCells ? file.cells : file.cells.map((cell) => shallowEnough(cell, notes));
  const metadata = shallowEnough(file.metadata ?? {}, notes);
  return { cells, metadata: isJsonRecord(metadata) ? metadata : {} };
}

/** The value without those of its entries, two levels down, that are nested too deep. */
function shallowEnough(value: unknown, notes: ImportNotes, levels = 2): Json {
  const plain = plainJson(value);
  if (plain !== undefined) return plain;
  if (levels === 0 || typeof value !== 'object' || value === null) {
    notes.count('tooDeep');
    return null;
  }
  if (Array.isArray(value)) return value.map((entry) => shallowEnough(entry, notes, levels - 1));
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__');
  return Object.fromEntries(
    entries.map(([key, entry]): [string, Json] => [wellFormed(key), shallowEnough(entry, notes, levels - 1)]),
  );
}

/** Gives each cell its id: the one in the file where it is valid and new, else a generated one. */
function nameCells(
  imported: readonly ImportedCell[],
  notes: ImportNotes,
): { cells: Cell[]; results: Map<string, CellResult> } {
  const taken = new Set<string>();
  const counts = { code: 0, markdown: 0 };
  const results = new Map<string, CellResult>();
  const cells = imported.map(({ kind, id: written, source, info, outputs, execution }): Cell => {
    counts[kind]++;
    const generated = generatedId(kind, counts[kind]);
    const isUsable = written !== undefined && idProblem(written) === undefined && !taken.has(written);
    const isOurs = written !== undefined && /^(code|text)-\d+$/.test(written);
    if (written !== undefined && !isUsable && !isOurs) notes.count('ids');
    const id = isUsable ? written : generated;
    taken.add(id);
    if (outputs.length > 0) results.set(id, { outputs, ...(execution === undefined ? {} : { execution }) });
    if (kind === 'code')
      return {
        kind,
        id,
        source,
        info: isUsable ? [`id=${id}`, info].filter((word) => word !== '').join(' ') : info,
      };
    return info === '' ? { kind, id, source } : { kind, id, source, info };
  });
  return { cells, results };
}

/** Our own front matter as it was written, the title, and in one line whatever else the metadata say. */
function frontMatterOf(metadata: JsonRecord): string {
  const { convbook, ...others } = metadata;
  const written =
    isJsonRecord(convbook) && typeof convbook.frontMatter === 'string' ? convbook.frontMatter : '';
  const lines = frontMatterWithoutKept(written.split(/\r\n|\r/).join('\n'));
  const own = /^---\s*$/m.test(lines) ? '' : lines;
  const kept: Record<string, Json> = { ...others };
  if (isOwnKernel(kept)) {
    delete kept.kernelspec;
    delete kept.language_info;
  }
  const title = readTitle(own);
  const { title: named } = kept;
  if (typeof named !== 'string') return frontMatterWithKept(own, kept);
  if (title === named) {
    delete kept.title;
    return frontMatterWithKept(own, kept);
  }
  const line = `title: ${JSON.stringify(named)}`;
  if (title !== undefined || named.trim() === '' || /\p{Cc}/u.test(named) || line.length > longestValue)
    return frontMatterWithKept(own, kept);
  delete kept.title;
  return frontMatterWithKept(own === '' ? line : `${line}\n${own}`, kept);
}

function isOwnKernel({ kernelspec, language_info: info }: JsonRecord): boolean {
  const same = (one: Json | undefined, other: JsonRecord): boolean =>
    isJsonRecord(one) &&
    Object.keys(one).length === Object.keys(other).length &&
    Object.entries(other).every(([key, value]) => one[key] === value);
  return same(kernelspec, ownKernel.kernelspec) && same(info, ownKernel.language_info);
}
