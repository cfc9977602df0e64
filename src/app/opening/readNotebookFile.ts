import { checkOutput } from '../../kernel/checkOutput.ts';
import { readFrontMatter } from '../../notebook/frontMatter.ts';
import { importIpynb, maximumCells } from '../../notebook/ipynb/importIpynb.ts';
import { createNotes } from '../../notebook/ipynb/notes.ts';
import { parseNotebook } from '../../notebook/parse.ts';
import { wellFormed } from '../../notebook/plainJson.ts';
import type { SavedNotebook } from '../../notebook/savedNotebook.ts';
import type { Notebook } from '../../notebook/types.ts';

export type ReadNotebook =
  | {
      readonly title: string;
      readonly saved: SavedNotebook;
      /** What is foreign in it or had to be mended. */
      readonly notes: readonly string[];
    }
  | { readonly reason: string };

/** A text in a browser ends at about 500 MB, and it takes three of them to open and save a file. */
export const maximumBytes = 150_000_000;

export function tooLarge(bytes: number): string {
  return `The file has ${Math.round(bytes / 1e6).toLocaleString('en-GB')} MB; Convbook opens up to ${maximumBytes / 1e6} MB. In Jupyter, “Clear all outputs” makes it smaller.`;
}

/**
 * A notebook from the bytes of a file, `.ipynb` or `.md`; which of them it is shows in what it holds, since names
 * get lost. Never throws.
 *
 * @param name the file's name, which is the title where the notebook has none
 */
export function readNotebookFile(bytes: Uint8Array, name: string): ReadNotebook {
  if (bytes.length > maximumBytes) return { reason: tooLarge(bytes.length) };
  return readNotebookText(decoded(bytes), name);
}

export function readNotebookText(text: string, name: string): ReadNotebook {
  if (text.includes('\0')) return { reason: 'The file is not a text, so it cannot be a notebook.' };
  if (text.trim() === '') return { reason: 'The file is empty.' };
  if (isBareJson(text) && /\.ipynb$/i.test(name))
    return { reason: 'The file is JSON, but not a notebook: it has no list of cells.' };
  if (/^\s*[{<[]/.test(text.slice(0, 1_000)) && !/^\s*<!--/.test(text.slice(0, 1_000))) {
    const imported = importIpynb(text, checkOutput);
    if ('reason' in imported) return imported;
    return { title: titleOf(imported.saved.notebook, name), ...imported };
  }
  try {
    const notes = createNotes();
    const notebook = parseNotebook(wellFormed(text), () => notes.count('ids'));
    if (notebook.cells.length > maximumCells)
      return {
        reason: `The notebook has ${notebook.cells.length.toLocaleString('en-GB')} cells; Convbook opens up to ${maximumCells.toLocaleString('en-GB')}.`,
      };
    return {
      title: titleOf(notebook, name),
      saved: { notebook, results: new Map() },
      notes: notes.sentences(),
    };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Whether the whole text is one of JSON's simple values; in a `.md` file it would be prose. */
function isBareJson(text: string): boolean {
  return /^\uFEFF?\s*(?:null|true|false|-?\d[\d.eE+-]*|"[^"\n]*")\s*$/.test(text);
}

/** UTF-8, or what its byte order mark says; bytes that mean nothing become �. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

function titleOf(notebook: Notebook, name: string): string {
  const fallback = name.replace(/\.(ipynb|md|markdown)$/i, '') || 'Untitled';
  try {
    const { title } = readFrontMatter(notebook);
    return (title === 'Untitled' ? fallback : title).slice(0, 120);
  } catch {
    return fallback.slice(0, 120);
  }
}
