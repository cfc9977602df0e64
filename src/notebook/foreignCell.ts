/**
 * Cells of other programs in a notebook: a Python cell, a raw cell. Each is a Markdown cell whose text is a
 * listing, so that nothing can run it, every tool that knows Markdown shows it, and it can be moved, edited and
 * saved as any text; `was=code` or `was=raw` in its info says what it is in an `.ipynb` file:
 *
 *     <!-- cell id=load was=code -->
 *
 *     ```python
 *     import numpy as np
 *     ```
 */
import { closesFence, fenceFor, openingFence } from './fences.ts';
import type { Cell } from './types.ts';

export interface ForeignCell {
  readonly was: 'code' | 'raw';
  /** `python`; `text` where it is unknown and for raw cells. */
  readonly language: string;
  readonly source: string;
}

/** Fences of these languages stand for something else on the page. */
const taken = new Set(['js', 'javascript', 'widget', 'question', 'hint', 'math']);

/** The name of a language as a fence can carry it. */
export function languageWord(name: string): string {
  const word = name.trim().toLowerCase();
  return /^[a-z][a-z0-9+#._-]{0,39}$/.test(word) && !taken.has(word) ? word : 'text';
}

/** The text of the Markdown cell that stands for a foreign one. */
export function foreignListing({ language, source }: Pick<ForeignCell, 'language' | 'source'>): string {
  const fence = fenceFor(source);
  return `${fence}${languageWord(language)}\n${source === '' ? '' : `${source}\n`}${fence}`;
}

/** Reads such a cell; undefined for any other, also for one whose text is no longer one listing. */
export function readForeignCell(cell: Cell): ForeignCell | undefined {
  if (cell.kind !== 'markdown') return undefined;
  const was = foreignKind(cell.info);
  if (was === undefined) return undefined;
  const lines = cell.source.split('\n');
  const fence = openingFence(lines[0] ?? '');
  if (fence === undefined) return undefined;
  const close = lines.findIndex((line, at) => at > 0 && closesFence(line, fence));
  if (close !== lines.length - 1) return undefined;
  const [language = ''] = fence.info.split(/\s+/);
  return { was, language: languageWord(language), source: lines.slice(1, close).join('\n') };
}

/** What a Markdown cell's info says that it was. */
export function foreignKind(info = ''): ForeignCell['was'] | undefined {
  const words = info.split(' ');
  if (words.includes('was=code')) return 'code';
  return words.includes('was=raw') ? 'raw' : undefined;
}
