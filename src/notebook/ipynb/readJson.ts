/** The value in a JSON text, or why there is none, in words for whoever chose the file. */
export function readJson(text: string): { readonly value: unknown } | { readonly reason: string } {
  const start = text.trimStart();
  if (start === '') return { reason: 'The file is empty.' };
  if (start.startsWith('<'))
    return {
      reason: start.startsWith('<<<<<<<')
        ? conflict(1)
        : 'The file is a web page, not a notebook. Where you got it, look for “Download” or “Raw”.',
    };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    // Python writes NaN and Infinity, which JSON does not have.
    const mended = withoutNotNumbers(text);
    if (mended !== undefined) {
      try {
        return { value: JSON.parse(mended) };
      } catch {
        // It has other faults, too; the first message tells them.
      }
    }
    return { reason: reasonOf(error, text) };
  }
}

function reasonOf(error: unknown, text: string): string {
  const lines = text.slice(0, 10_000_000).split('\n');
  const marked = lines.findIndex((line) => /^(<{7}|>{7}) /.test(line));
  if (marked !== -1) return conflict(marked + 1);
  if (!/[}\]]\s*$/.test(text.slice(-100)))
    return 'The file breaks off in the middle: its JSON has no end. Get it again where it came from.';
  const message = error instanceof Error ? error.message : String(error);
  return `The file is not valid JSON (${message.slice(0, 120)}).`;
}

function conflict(line: number): string {
  return `The file has marks of a Git merge in line ${line}. Resolve the merge, then open it again.`;
}

/** The text with `null` for NaN and infinities outside of strings; undefined if there are none. */
function withoutNotNumbers(text: string): string | undefined {
  const pieces: string[] = [];
  let copied = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inside) {
      if (character === '\\') at++;
      else if (character === '"') inside = false;
    } else if (character === '"') inside = true;
    else if (character === 'N' || character === 'I' || character === '-') {
      const word = ['NaN', 'Infinity', '-Infinity'].find((candidate) => text.startsWith(candidate, at));
      if (word === undefined) continue;
      pieces.push(text.slice(copied, at), 'null');
      at += word.length - 1;
      copied = at + 1;
    }
  }
  return pieces.length === 0 ? undefined : [...pieces, text.slice(copied)].join('');
}
