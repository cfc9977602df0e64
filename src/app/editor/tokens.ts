/**
 * Colours JavaScript while the real editor is still loading, and on paper. A tokeniser, not a parser: it tells
 * words from strings and numbers, which is all that the palette distinguishes.
 */
export type TokenKind = 'keyword' | 'string' | 'number' | 'comment' | 'plain';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const keywords = new Set(
  (
    'async await break case catch class const continue debugger default delete do else export extends false finally ' +
    'for from function if import in instanceof let new null of return static super switch this throw true try ' +
    'typeof undefined var void while with yield'
  ).split(' '),
);

const pattern =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?|`(?:\\[\s\S]|[^`\\])*`?)|(?<number>\b(?:0[xob][\da-f_]+|\d[\d_]*(?:\.\d*)?(?:e[+-]?\d+)?)n?\b)|(?<word>[\p{ID_Start}$_][\p{ID_Continue}$]*)/giu;

/** Splits `source` into coloured pieces; joined, they are `source` again. */
export function tokenise(source: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of source.matchAll(pattern)) {
    const kind = kindOf(match.groups ?? {});
    if (kind === 'plain') continue;
    if (match.index > end) tokens.push({ kind: 'plain', text: source.slice(end, match.index) });
    tokens.push({ kind, text: match[0] });
    end = match.index + match[0].length;
  }
  if (end < source.length) tokens.push({ kind: 'plain', text: source.slice(end) });
  return tokens;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): TokenKind {
  if (groups.comment !== undefined) return 'comment';
  if (groups.string !== undefined) return 'string';
  if (groups.number !== undefined) return 'number';
  return keywords.has(groups.word ?? '') ? 'keyword' : 'plain';
}
