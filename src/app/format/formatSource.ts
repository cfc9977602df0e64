/** Sets a cell's code in a uniform way, by Prettier, which is loaded when it is first wanted. */

/** Why the code cannot be formatted, and where; lines and columns count from 1. */
export class FormatProblem extends Error {
  override readonly name = 'FormatProblem';
  readonly line: number | undefined;
  readonly column: number | undefined;

  constructor(message: string, line?: number, column?: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

const width = 100;

/**
 * The same program in a uniform layout: two spaces, single quotes, lines of up to 100 characters. Comments stay where they
 * are, `// @param` on its line. A last expression that had no semicolon gets none, as the lessons write it.
 *
 * @throws FormatProblem where the code is not JavaScript, with the place, or where the formatter cannot be loaded
 */
export async function formatSource(source: string): Promise<string> {
  if (source.trim() === '') return '';
  const { format, estree, acorn } = await loadPrettier();
  let formatted: string;
  try {
    formatted = await format(source, {
      parser: 'acorn',
      plugins: [acorn, estree],
      singleQuote: true,
      printWidth: width,
    });
  } catch (error) {
    throw problemOf(error);
  }
  const code = formatted.trimEnd();
  return endsWithSemicolon(source) ? code : withoutLastSemicolon(code);
}

async function loadPrettier() {
  try {
    const [{ format }, estree, acorn] = await Promise.all([
      import('prettier/standalone'),
      import('prettier/plugins/estree'),
      import('prettier/plugins/acorn'),
    ]);
    return { format, estree, acorn };
  } catch (error) {
    throw new FormatProblem(`The formatter could not be loaded (${String(error)}). Check the connection.`);
  }
}

function problemOf(error: unknown): FormatProblem {
  const message = error instanceof Error ? error.message : String(error);
  const at = /\((\d+):(\d+)\)/.exec(message);
  const said = (message.split('\n')[0] ?? message).replace(/ \(\d+:\d+\)$/, '');
  if (at === null) return new FormatProblem(`The code cannot be formatted: ${said}`);
  const [line, column] = [Number(at[1]), Number(at[2])];
  return new FormatProblem(
    `The code cannot be formatted before line ${line}, column ${column} is right: ${said}`,
    line,
    column,
  );
}

function endsWithSemicolon(source: string): boolean {
  return lastCode(source).endsWith(';');
}

function withoutLastSemicolon(code: string): string {
  const last = lastCode(code);
  return last.endsWith(';') ? last.slice(0, -1) + code.slice(last.length) : code;
}

/** The code up to the comments and space that end it, line by line, so that a `//` inside a text is not taken for one. */
function lastCode(source: string): string {
  const lines = source.split('\n');
  while (lines.length > 0 && /^\s*(\/\/.*)?$/.test(lines.at(-1) ?? '')) lines.pop();
  const joined = lines.join('\n');
  const trailing = /;\s*\/\/[^'"`]*$/.exec(joined);
  return trailing === null ? joined.trimEnd() : joined.slice(0, trailing.index + 1);
}
