/**
 * What to say about a line that did not parse, if it looks like what people bring from other languages. A loose
 * look is enough, since the line is known to be wrong.
 */
export function otherLanguageHint(line: string): string | undefined {
  if (python.test(line)) return 'This looks like Python. Cells are JavaScript.';
  if (typeScript.some((pattern) => pattern.test(line))) {
    return 'This looks like TypeScript. Cells are plain JavaScript: leave the types out.';
  }
  if (/^\s*#/.test(line)) return 'A comment starts with // in JavaScript.';
  return undefined;
}

const python = /^\s*(def\s+\w+\s*\(|from\s+\w+\s+import\b|import\s+\w+\s+as\b|(if|for|while|elif)\b.*:\s*$)/;

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
