/** A `//` comment of a cell's code. */
export interface LineComment {
  /** Where its `//` stands, in UTF-16 units from the start of the source. */
  readonly start: number;
  /** What follows the `//`, up to the end of the line. */
  readonly text: string;
}

const wordsBeforeRegExp =
  /(?:^|[^\p{L}\p{N}_$.])(?:return|typeof|case|in|of|delete|void|throw|new|await|yield|do|else)$/u;

/**
 * The `//` comments of JavaScript, and not what only looks like one in a string, a template, a regular expression or
 * a block comment. A scanner rather than a parser: code that cannot be parsed yet keeps its comments too. Only
 * whether a slash divides or opens a regular expression is a guess, from what stands before it.
 */
export function lineComments(source: string): LineComment[] {
  const comments: LineComment[] = [];
  /** For each template that is open, how many braces are open in its current `${…}`. */
  const templates: number[] = [];
  let index = 0;
  while (index < source.length) {
    const char = source[index] ?? '';
    if (char === '/' && source[index + 1] === '/') {
      const end = endOfLine(source, index);
      comments.push({ start: index, text: source.slice(index + 2, end) });
      index = end;
    } else if (char === '/' && source[index + 1] === '*') {
      const end = source.indexOf('*/', index + 2);
      index = end === -1 ? source.length : end + 2;
    } else if (char === '/') {
      index = endOfRegExp(source, index) ?? index + 1;
    } else if (char === "'" || char === '"') {
      index = endOfString(source, index);
    } else if (char === '`') {
      index = templateChunk(source, index + 1, templates);
    } else if (char === '{' && templates.length > 0) {
      templates.push((templates.pop() ?? 0) + 1);
      index += 1;
    } else if (char === '}' && templates.length > 0) {
      const open = templates.pop() ?? 0;
      if (open === 0) {
        index = templateChunk(source, index + 1, templates);
      } else {
        templates.push(open - 1);
        index += 1;
      }
    } else {
      index += 1;
    }
  }
  return comments;
}

/** Where the line ends that `index` is in. */
function endOfLine(source: string, index: number): number {
  const end = source.slice(index).search(/[\n\r\u2028\u2029]/);
  return end === -1 ? source.length : index + end;
}

/** Behind the closing quote; a string without one ends with its line. */
function endOfString(source: string, start: number): number {
  const body = /(?:\\(?:\r\n|[\s\S])|[^\\\n\r])*?(?=['"\n\r]|$)/y;
  let index = start + 1;
  while (index < source.length) {
    body.lastIndex = index;
    index += body.exec(source)?.[0].length ?? 0;
    const char = source[index];
    if (char === source[start]) return index + 1;
    if (char === undefined || char === '\n' || char === '\r') return index;
    index += 1; // the other kind of quote
  }
  return index;
}

/** From inside a template: behind its end, or into a `${` of it, which is noted in `templates`. */
function templateChunk(source: string, start: number, templates: number[]): number {
  for (let index = start; index < source.length; index++) {
    if (source[index] === '\\') index += 1;
    else if (source[index] === '`') return index + 1;
    else if (source[index] === '$' && source[index + 1] === '{') {
      templates.push(0);
      return index + 2;
    }
  }
  return source.length;
}

/** Behind a regular expression that starts here; undefined for a division. */
function endOfRegExp(source: string, start: number): number | undefined {
  const before = source.slice(0, start).trimEnd();
  const isOperand = /[\p{L}\p{N}_$)\]}'"`]$/u.test(before) && !wordsBeforeRegExp.test(before);
  if (isOperand) return undefined;
  const [text] = /^\/(?:\\.|\[(?:\\.|[^\]\\\n\r])*\]|[^/\\[\n\r])+\//.exec(source.slice(start)) ?? [];
  return text === undefined ? undefined : start + text.length;
}
