import { tokenizer } from 'acorn';

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '${': '}' };

/** The bracket that closes `bracket`. */
export function closerOf(bracket: string): string | undefined {
  return closers[bracket];
}

/** The innermost bracket that is open where the source ends. */
export function unclosedBracket(source: string): { bracket: string; offset: number } | undefined {
  const open: { bracket: string; offset: number }[] = [];
  try {
    for (const { type, start } of tokenizer(source, { ecmaVersion: 'latest', sourceType: 'module' })) {
      if (type.label in closers) open.push({ bracket: type.label, offset: start });
      else if (type.label === closers[open.at(-1)?.bracket ?? '']) open.pop();
    }
  } catch {
    // Without the parser's knowledge a slash can be misread; what was found before it still helps.
  }
  return open.at(-1);
}
