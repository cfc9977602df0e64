import { headingIn } from '../../notebook/headings.ts';
import type { Cell } from '../../notebook/types.ts';
import { type CellState, visibleState } from './state.ts';

/** A section of a lesson: a second-level heading and the cells up to the next one. */
export interface Section {
  /** Unique in the lesson; the heading's `id`, and its address after the lesson's. */
  readonly slug: string;
  readonly title: string;
  readonly cellIds: readonly string[];
}

export interface Outline {
  readonly sections: readonly Section[];
  /** The `id` of each heading, by cell and by the line it stands on in that cell, counted from 1. */
  readonly slugs: Readonly<Record<string, Readonly<Record<number, string>>>>;
  /** Whether the prose brings its own top heading. */
  readonly hasTitle: boolean;
}

/** Finds the headings of a lesson. Only `#` headings count, and none inside a fence. */
export function outlineOf(cells: readonly Cell[]): Outline {
  const sections: { slug: string; title: string; cellIds: string[] }[] = [];
  const slugs: Record<string, Record<number, string>> = {};
  const taken = new Map<string, number>();
  let hasTitle = false;
  for (const cell of cells) {
    const headings = cell.kind === 'markdown' ? headingsOf(cell.source) : [];
    for (const { level, text, line } of headings) {
      const slug = unused(slugOf(text), taken);
      const known = slugs[cell.id] ?? {};
      known[line] = slug;
      slugs[cell.id] = known;
      if (level === 1) hasTitle = true;
      if (level === 2) sections.push({ slug, title: text, cellIds: [] });
    }
    sections.at(-1)?.cellIds.push(cell.id);
  }
  return { sections, slugs, hasTitle };
}

function headingsOf(source: string): { level: number; text: string; line: number }[] {
  let fence: string | undefined;
  return source.split('\n').flatMap((content, index) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(content)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence)))
      fence = fence === undefined ? mark : undefined;
    const heading = fence === undefined ? headingIn(content) : undefined;
    if (heading === undefined) return [];
    return [{ level: heading.level, text: plain(heading.text), line: index + 1 }];
  });
}

/** The words of a heading without its marks: `The *best* [score](x)` → `The best score`. */
function plain(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`$]/g, '')
    .trim();
}

/** The `id` of a heading with these words, unless another one has it. */
export function slugOf(text: string): string {
  const slug = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'section' : slug;
}

/** @param taken how often each was wanted */
function unused(slug: string, taken: Map<string, number>): string {
  let candidate = slug;
  let count = taken.get(slug) ?? 0;
  for (; taken.has(candidate) || isOfThePage(candidate); candidate = `${slug}-${count}`)
    count = Math.max(2, count + 1);
  taken.set(slug, count);
  if (candidate !== slug) taken.set(candidate, 1);
  return candidate;
}

/** Ids that the page itself uses: a heading that took one could stand in for a cell, or for the whole text. */
function isOfThePage(id: string): boolean {
  return id === 'main' || id === 'root' || id.startsWith('cell-');
}

export type SectionState = 'text' | 'idle' | 'running' | 'done' | 'error' | 'stale';

/** How far a section is: what runs in it, else what went wrong, else whether all its code has run. */
export function sectionState(cells: readonly CellState[]): SectionState {
  const states = cells.filter((cell) => cell.kind === 'code').map(visibleState);
  if (states.length === 0) return 'text';
  if (states.includes('running')) return 'running';
  if (states.includes('error')) return 'error';
  if (states.includes('stale')) return 'stale';
  return states.every((state) => state === 'done') ? 'done' : 'idle';
}
