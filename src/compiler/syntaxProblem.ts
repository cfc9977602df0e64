import { getLineInfo } from 'acorn';
import { Refusal, type SyntaxProblem } from './cellSyntaxError.ts';
import { lineOf } from './lineOf.ts';
import { otherLanguageHint } from './otherLanguages.ts';
import { closerOf, unclosedBracket } from './unclosedBracket.ts';

/** Says in plain words what is wrong with a cell's source. Errors that are not about the source are thrown on. */
export function describeProblem(error: unknown, source: string): SyntaxProblem {
  if (error instanceof Refusal) {
    return { message: error.message, ...position(source, error.offset), hint: error.hint };
  }
  if (!isParseError(error)) throw error;
  const isComment = source[error.pos - 1] === '#' && /^Unexpected character/.test(error.message);
  const said = isComment ? "Unexpected character '#'" : error.message.replace(/ \(\d+:\d+\)$/, '');
  const at = position(source, isComment ? error.pos - 1 : error.pos);
  const line = lineOf(source, at.line);
  const known = knownProblems.find(({ when }) => when.test(said));
  if (known !== undefined) {
    return {
      message: said.replace(known.when, known.message),
      ...at,
      hint: known.hint ?? otherLanguageHint(line),
    };
  }
  if (/^Unexpected token/.test(said)) {
    if (source.slice(error.pos).trim() === '') {
      const open = unclosedBracket(source);
      const message = 'The cell ends too early';
      if (open === undefined)
        return { message, ...at, hint: otherLanguageHint(line) ?? 'The last line is not finished.' };
      const opened = position(source, open.offset);
      return { message, ...at, hint: `The \`${open.bracket}\` in line ${opened.line} is never closed.` };
    }
    const found = /^([\p{L}\p{N}_$]+|=>|[=!]==?|.)/su.exec(source.slice(error.pos))?.[0] ?? '';
    const hint =
      forgottenBracket(source, error.pos, found) ??
      otherLanguageHint(line, found) ??
      missingBefore(line.slice(0, at.column - 1), found);
    return { message: `\`${found}\` is not expected here`, ...at, hint };
  }
  return { message: said, ...at, hint: otherLanguageHint(line) };
}

/** A statement, or another bracket's end, where a bracket is open: it is the open one that was forgotten. */
function forgottenBracket(source: string, offset: number, found: string): string | undefined {
  const open = unclosedBracket(source.slice(0, offset));
  if (open === undefined) return undefined;
  const { line } = position(source, open.offset);
  const statement = statementStart.test(found) && line < position(source, offset).line;
  const otherEnd = /^[)\]}]$/.test(found) && found !== closerOf(open.bracket);
  // `if (x > 3 {`
  const blockStart =
    found === '{' &&
    open.bracket === '(' &&
    /^\s*(\}\s*else\s+)?(async\s+)?(function|if|for|while|switch)\b/.test(lineOf(source, line));
  return statement || otherEnd || blockStart
    ? `The \`${open.bracket}\` in line ${line} is never closed.`
    : undefined;
}

/** What lacks in front of a token that is not expected, by the line up to it. */
function missingBefore(before: string, found: string): string | undefined {
  if (/\bfunction\s*\*?\s*$/.test(before) && found === '(')
    return 'A function that stands by itself needs a name: `function name(…) { … }`.';
  if (/\b(const|let|var)\s*$/.test(before) && found === '(')
    return 'Several names at once stand in brackets: `const [one, other] = …`.';
  if (/\b(const|let|var)\s+[\w$]+\s*$/.test(before) && /^==/.test(found))
    return 'A value is given by one `=`; `===` compares.';
  if (/(=\s+|-)$/.test(before) && found === '>') return 'The arrow of a function is `=>`, in one piece.';
  if (/=>\s*\{[^{}]*$/.test(before) && found === ':')
    return 'An object that is a result stands in parentheses: `(x) => ({ name: x })`.';
  if (/\b(const|let|var)\s*$/.test(before)) return `A name is missing before the \`${found}\`.`;
  if (found === '=>') return 'A function with a name is written `const name = (x) => …`.';
  if (!/^[\p{L}\p{N}_$"'`]/u.test(found)) return undefined;
  if (/["']$/.test(before))
    return 'The text ends at the quote before it. A text with that quote in it goes between others: "it\'s".';
  return /[\p{L}\p{N}_$)\]"'`]\s+$/u.test(before)
    ? `Something is missing before the \`${found}\`: a comma, an operator, or a new line.`
    : undefined;
}

const statementStart = /^(const|let|var|for|while|if|return|import|throw|try|switch)$/;

interface KnownProblem {
  /** Matches acorn's message; `message` may use its groups. */
  readonly when: RegExp;
  readonly message: string;
  readonly hint?: string;
}

const knownProblems: readonly KnownProblem[] = [
  {
    when: /^Binding (eval|arguments) in strict mode$/,
    message: '`$1` cannot be used as a name',
    hint: 'Choose another name.',
  },
  {
    when: /^'return' outside of function$/,
    message: 'A cell cannot `return`',
    hint: 'Leave the word out: the value of the last line is shown.',
  },
  {
    when: /^Identifier '(.+)' has already been declared$/,
    message: '`$1` is declared twice in this cell',
    hint: 'Within one cell a name is declared once; other cells may declare it again.',
  },
  {
    when: /^'import' and 'export' may only appear at the top level$/,
    message: '`import` and `export` cannot stand inside a block',
    hint: 'Put the import at the top of the cell, or use `await import(…)`.',
  },
  {
    when: /^(Cannot use keyword 'await' outside an async function|Unexpected keyword 'await')$/,
    message: '`await` cannot be used in this function',
    hint: 'Write `async` before the function.',
  },
  {
    when: /^Cannot use 'import\.meta' outside a module$/,
    message: 'A cell has no `import.meta`: it is not a file',
  },
  {
    when: /^Unterminated string constant$/,
    message: 'The text in quotes does not end on its line',
    hint: 'Close it with the quote that opened it, or use `backticks` for several lines.',
  },
  {
    when: /^Unterminated template$/,
    message: 'The text in backticks does not end',
    hint: 'Close it with a backtick.',
  },
  { when: /^Unterminated comment$/, message: 'The comment does not end', hint: 'Close it with */.' },
  {
    when: /^Unterminated regular expression$/,
    message: 'The regular expression does not end on its line',
    hint: 'Close it with /.',
  },
  {
    when: /^Shorthand property assignments are valid only in destructuring patterns$/,
    message: 'In an object a value follows a colon, not `=`',
    hint: 'Write `{ name: value }`.',
  },
  {
    when: /^'with' in strict mode$/,
    message: 'A cell cannot use `with`',
  },
  {
    when: /^Identifier directly after number$/,
    message: 'A number is followed by no letter, and a name starts with none of 0 to 9',
  },
  {
    when: /^(?:The keyword '(let)' is reserved|Unexpected keyword '(.+)')$/,
    message: '`$1$2` is not expected here',
    hint: 'It is a word of the language and cannot be a name. Or something is left over before it, such as a comma.',
  },
  {
    when: /^Unexpected character '(.+)'$/,
    message: '`$1` is not expected here',
  },
  {
    when: /^Assigning to rvalue$/,
    message: 'Only a variable, a property or a pattern can be assigned to',
    hint: 'To compare, use ===.',
  },
];

function position(source: string, offset: number): { line: number; column: number } {
  const { line, column } = getLineInfo(source, offset);
  return { line, column: column + 1 };
}

function isParseError(error: unknown): error is SyntaxError & { readonly pos: number } {
  return error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number';
}
