import type { Term } from './term.ts';
import { terms } from './terms.ts';

/** The end of a term's address, `#/glossary/<slug>`: `batch-normalisation`. */
export function slugOf(term: Pick<Term, 'name'>): string {
  return term.name
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '');
}

const bySlug = new Map(terms.map((term) => [slugOf(term), term]));
const byWord = new Map(
  terms.flatMap((term) =>
    [term.name, ...(term.also ?? [])].map((word) => [word.toLowerCase(), term] as const),
  ),
);

/** The term at the end of an address. */
export function termAt(slug: string): Term | undefined {
  return bySlug.get(slug);
}

/** The term that a word in a text stands for, in any of its forms; capitals and a full stop do not matter. */
export function findTerm(word: string): Term | undefined {
  return byWord.get(
    word
      .trim()
      .replace(/[.:,]$/, '')
      .toLowerCase(),
  );
}
