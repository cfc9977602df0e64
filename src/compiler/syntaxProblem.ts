import { getLineInfo } from 'acorn';
import { Refusal, type SyntaxProblem } from './cellSyntaxError.ts';
import { unclosedBracket } from './unclosedBracket.ts';

/** Says in plain words what is wrong with a cell's source. Errors that are not about the source are thrown on. */
export function describeProblem(error: unknown, source: string): SyntaxProblem {
  if (error instanceof Refusal) {
    return { message: error.message, ...position(source, error.offset), hint: error.hint };
  }
  if (!isParseError(error)) throw error;
  const said = error.message.replace(/ \(\d+:\d+\)$/, '');
  const at = position(source, error.pos);
  const line = source.split(/\r\n|[\n\r\u2028\u2029]/)[at.line - 1] ?? '';
  const known = knownProblems.find(({ when }) => when.test(said));
  if (known !== undefined) {
    return { message: said.replace(known.when, known.message), ...at, hint: known.hint ?? hintFor(line) };
  }
  if (/^Unexpected token/.test(said)) {
    if (source.slice(error.pos).trim() === '') {
      const open = unclosedBracket(source);
      const message = 'The cell ends too early';
      if (open === undefined) return { message, ...at, hint: 'The last line is not finished.' };
      const opened = position(source, open.offset);
      return { message, ...at, hint: `The \`${open.bracket}\` in line ${opened.line} is never closed.` };
    }
    const found = /^[\p{L}\p{N}_$]+|^./su.exec(source.slice(error.pos))?.[0] ?? '';
    return { message: `\`${found}\` is not expected here`, ...at, hint: hintFor(line) };
  }
  return { message: said, ...at, hint: hintFor(line) };
}

interface KnownProblem {
  /** Matches acorn's message; `message` may use its groups. */
  readonly when: RegExp;
  readonly message: string;
  readonly hint?: string;
}

const knownProblems: readonly KnownProblem[] = [
  {
    when: /^'return' outside of function$/,
    message: 'A cell cannot `return`',
    hint: 'Leave the word out: the value of the last line is shown.',
  },
  {
    when: /^Identifier '(.+)' has already been declared$/,
    message: '`$1` is declared twice in this cell',
    hint: 'Leave out the second const or let to give it a new value; other cells may declare it again.',
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
    when: /^Assigning to rvalue$/,
    message: 'Only a variable, a property or a pattern can be assigned to',
    hint: 'To compare, use ===.',
  },
];

/** For what people bring from other languages. The line did not parse, so a loose look is enough. */
function hintFor(line: string): string | undefined {
  if (typeScript.some((pattern) => pattern.test(line))) {
    return 'This looks like TypeScript. Cells are plain JavaScript: leave the types out.';
  }
  if (/^\s*#(?!\w+\s*[=(;])/.test(line)) return 'A comment starts with // in JavaScript.';
  if (
    /^\s*(def\s+\w+\s*\(|from\s+\w+\s+import\b|import\s+\w+\s+as\b|(if|for|while|elif)\b.*:\s*$)/.test(line)
  ) {
    return 'This looks like Python. Cells are JavaScript.';
  }
  return undefined;
}

const typeScript: readonly RegExp[] = [
  /^\s*(export\s+)?(interface|enum|namespace|declare|abstract)\s+\w/,
  /^\s*(export\s+)?type\s+\w+.*=/,
  /^\s*import\s+type\b/,
  /\b(const|let|var)\s+[\w$]+\s*:/,
  /[(,]\s*(\.\.\.)?[\w$]+\??\s*:\s*[\w$[\]<>|. ]+\s*[,)=]/,
  /\)\s*:\s*[\w$[\]<>|. ]+\s*(=>|\{)/,
  /\b(as|satisfies)\s+(const\b|[A-Za-z_$])/,
  /[\w$\])]!\s*[.;)]/,
  /\b(private|public|protected|readonly|implements)\s+\w/,
  /\b(function|class)\s+[\w$]+\s*</,
];

function position(source: string, offset: number): { line: number; column: number } {
  const { line, column } = getLineInfo(source, offset);
  return { line, column: column + 1 };
}

function isParseError(error: unknown): error is SyntaxError & { readonly pos: number } {
  return error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number';
}
