/**
 * What to say about a line that did not parse, if it looks like what people bring from other languages. A loose
 * look is enough, since the line is known to be wrong.
 *
 * @param found the token that is not expected, where there is one.
 */
export function otherLanguageHint(line: string, found?: string): string | undefined {
  const code = line.replace(/(["'])(?:(?!\1).)*\1/g, '$1$1');
  return habits.find(
    ({ when, at }) => when.test(code) && (at === undefined || (found !== undefined && at.includes(found))),
  )?.hint;
}

interface Habit {
  /** Of a line whose quoted texts are empty: words in them are not code. */
  readonly when: RegExp;
  readonly hint: string;
  /** The tokens, of one letter each, of which one is not expected then. */
  readonly at?: string;
}

const looksLikePython = 'This looks like Python. Cells are JavaScript.';
const looksLikeTypeScript = 'This looks like TypeScript. Cells are plain JavaScript: leave the types out.';

/** The first that fits is told: what says most comes first. */
const habits: readonly Habit[] = [
  {
    when: /^\s*(import\s+tensorflow|from\s+tensorflow)\b/,
    hint: `${looksLikePython} \`tf\` is there in every cell, without an import.`,
  },
  {
    when: /^\s*(!\s*(pip|apt|git|ls|wget|curl|cat|mkdir|unzip|nvidia)|%%?[a-z])/,
    hint: 'Lines with ! or % in front are commands of other notebooks. Here there is nothing to install.',
  },
  { when: /'''|"""/, hint: 'A text of several lines goes between backticks.' },
  {
    when: /(^|[^\w$])[fF]["']/,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is shown as it is written.
    hint: 'A text with values in it goes between backticks, with each value in `${…}`.',
  },
  {
    when: /\blambda\b/,
    hint: 'A short function is written `(x) => x * 2`.',
  },
  {
    when: /[[(].*\bfor\s+.+\s+in\s+.*[\])]/,
    hint: 'A list is made of another by `list.map((x) => x * 2)`, of counting by `Array.from({ length: 10 }, (_, i) => i)`.',
  },
  {
    when: /^\s*(def\s+\w+\s*\(|from\s+[\w.]+\s+import\b|import\s+[\w.]+(\s+as\s+\w+)?\s*(#.*)?$)/,
    hint: looksLikePython,
  },
  { when: /^\s*with\b/, hint: `${looksLikePython} Tensors are freed by \`tf.tidy(() => { … })\`.` },
  {
    when: /^\s*((if|for|while|elif|except|class)\b[^{}]*|try|else|finally)\s*:\s*((pass|return|raise|break|continue|#).*)?$/,
    hint: looksLikePython,
  },
  {
    when: /(^|\})\s*elif\b/,
    hint: 'Another condition is `else if (…) { … }`.',
  },
  { when: /^\s*raise\s/, hint: "An error is raised by `throw new Error('…')`." },
  { when: /^\s*(assert|nonlocal|global|del|except)\s+\w/, hint: looksLikePython },
  {
    when: /\bclass\s+\w+\s*\(/,
    hint: 'A class that builds on another is written `class One extends Other`.',
  },
  {
    when: /(=|\breturn|\()\s*\S.*\sif\s.+\selse\s/,
    hint: 'A choice between two values is written `condition ? one : other`.',
  },
  {
    when: /[\w\])'"]\s+(and|or)\s+[\w([!'"-]|(^|[=(,]|\bif|\bwhile|\breturn|\band|\bor)\s*not\s+[\w(]/,
    hint: '`&&` stands for and, `||` for or, `!` for not.',
  },
  {
    when: /[\w\])'"]\s+not\s+in\s+\w/,
    hint: '`list.includes(value)` asks whether a list has a value.',
  },
  {
    when: /[\w\])]\s+is\s+(not\s+)?\w/,
    hint: '`===` is true where two are the same, `!==` where they differ.',
  },
  {
    when: /^\s*(\}\s*else\s+)?(if|while|for|switch)\s+[^(\s]/,
    hint: 'What is asked stands in parentheses: `if (x > 3) { … }`, `for (const x of list) { … }`.',
  },
  {
    when: /[\w\])]\[[^\][{}'"`?]*:[^\][{}'"`]*\]/,
    hint: 'A part of a list is `list.slice(from, to)`; of a tensor `tensor.slice(from, howMany)`, where -1 takes the rest.',
  },
  { when: /[\w)\]]\s*@\s*[\w(]/, hint: 'Matrices are multiplied by `tf.matMul(one, other)`.' },
  ...[
    /^\s*(export\s+)?(interface|enum|namespace|declare|abstract)\s+\w/,
    /^\s*(export\s+)?type\s+\w+.*=/,
    /^\s*import\s+type\b/,
    /\b(as|satisfies)\s+(const\b|[A-Za-z_$])/,
    /[\w$\])]!\s*[.;)]/,
    /\b(private|public|protected|readonly|implements)\s+\w/,
    /\b(function|class)\s+[\w$]+\s*</,
  ].map((when) => ({ when, hint: looksLikeTypeScript })),
  // A colon is also what objects have.
  ...[
    /\b(const|let|var)\s+[\w$]+\s*:/,
    /[(,]\s*(\.\.\.)?[\w$]+\??\s*:\s*[\w$[\]<>|. ]+\s*[,)=]/,
    /\)\s*:\s*[\w$[\]<>|. ]+\s*(=>|\{)/,
  ].map((when) => ({ when, hint: looksLikeTypeScript, at: ':?' })),
  { when: /^\s*#|\s#\s/, hint: 'A comment starts with // in JavaScript.' },
];
