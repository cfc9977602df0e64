/** Finds a text in the cells of a notebook, and what would stand in its place. Pure; no regular expression leaves it unguarded. */

export interface Query {
  readonly text: string;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  /** Whether `text` is a regular expression. */
  readonly regex: boolean;
}

export interface SearchedCell {
  readonly id: string;
  readonly source: string;
}

/** Where a cell's source matches, in UTF-16 units. */
export interface Match {
  readonly cellId: string;
  readonly from: number;
  readonly to: number;
  /** What replaces it, where something should. */
  readonly instead?: string;
}

export type Found =
  /** `isCut` where there are more than are listed. */
  | { readonly matches: readonly Match[]; readonly isCut: boolean }
  /** Why the query cannot be searched for, in a sentence. */
  | { readonly problem: string };

/** More would not be looked at, and each is a mark in an editor. */
export const mostMatches = 2_000;

/**
 * Every match in the order of the cells; matches of no length are passed over.
 *
 * @param replacement in a regular expression, `$1`, `$<name>` and `$&` stand for what was matched
 */
export function search(cells: readonly SearchedCell[], query: Query, replacement?: string): Found {
  if (query.text === '') return { matches: [], isCut: false };
  let expression: RegExp;
  try {
    expression = expressionOf(query);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : '';
    return { problem: `This is not a regular expression: ${reason}` };
  }
  const matches: Match[] = [];
  for (const { id, source } of cells) {
    for (const match of source.matchAll(expression)) {
      if (match[0] === '') continue;
      if (matches.length >= mostMatches) return { matches, isCut: true };
      const instead = replacement === undefined || !query.regex ? replacement : expanded(replacement, match);
      const place = { cellId: id, from: match.index, to: match.index + match[0].length };
      matches.push(instead === undefined ? place : { ...place, instead });
    }
  }
  return { matches, isCut: false };
}

/** The sources of the cells that change when each match is replaced. */
export function replaceMatches(
  cells: readonly SearchedCell[],
  matches: readonly Match[],
): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  for (const { id, source } of cells) {
    let result = '';
    let end = 0;
    for (const { cellId, from, to, instead } of matches) {
      if (cellId !== id || instead === undefined) continue;
      result += source.slice(end, from) + instead;
      end = to;
    }
    if (end > 0) changed.set(id, result + source.slice(end));
  }
  return changed;
}

function expressionOf({ text, matchCase, wholeWord, regex }: Query): RegExp {
  const pattern = regex ? text : text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  // `\b` would know no letters but the English ones, and would find nothing around a `$`.
  const bounded = wholeWord ? `(?<![\\p{L}\\p{N}_$])(?:${pattern})(?![\\p{L}\\p{N}_$])` : pattern;
  return new RegExp(bounded, `gmu${matchCase ? '' : 'i'}`);
}

function expanded(replacement: string, match: RegExpExecArray): string {
  return replacement.replace(
    /\$(?:(\$)|(&)|(\d{1,2})|<([^>]*)>)/g,
    (written, dollar?: string, all?: string, number?: string, name?: string) => {
      if (dollar !== undefined) return '$';
      if (all !== undefined) return match[0];
      if (number !== undefined) {
        const group = Number(number);
        return group > 0 && group < match.length ? (match[group] ?? '') : written;
      }
      return match.groups === undefined ? written : (match.groups[name ?? ''] ?? '');
    },
  );
}
