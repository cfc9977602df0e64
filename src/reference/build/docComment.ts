/** Reads documentation comments: what they say of the whole, and of each parameter. */
import type { SourceText } from './declarations.ts';

export interface DocComment {
  /** The first paragraphs, without code samples and tags. */
  readonly text: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** Whether it carries `@doc`, by which TensorFlow.js marks what its own reference shows. */
  readonly isPublished: boolean;
}

/** Enough to say what something does; a card in an editor is not a page. */
const longest = { text: 320, parameter: 150 };

/** The comment right before `start`. */
export function docBefore({ text, docs }: SourceText, start: number): DocComment | undefined {
  const comment = docs.findLast(({ end }) => end <= start);
  if (comment === undefined || /\S/.test(text.slice(comment.end, start).replace(/\/\/.*$/gm, '')))
    return undefined;
  return readDocComment(comment.text);
}

export function readDocComment(comment: string): DocComment {
  const lines = comment
    .replace(/^\*/, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .replace(/```[\s\S]*?(```|$)/g, '');
  const [text = '', ...tags] = lines.split(/^\s*@(?=\w)/m);
  const parameters = new Map<string, string>();
  for (const tag of tags) {
    const [, name, said] = /^param\s+(?:\{[^}]*\}\s*)?(\w+):?\s*(?:-\s*)?([\s\S]*)/.exec(tag) ?? [];
    if (name !== undefined && said !== undefined && said.trim() !== '')
      parameters.set(name, shortened(firstParagraphs(said, 1), longest.parameter));
  }
  return {
    text: shortened(firstParagraphs(text, 2), longest.text),
    parameters,
    isPublished: tags.some((tag) => tag.startsWith('doc ')),
  };
}

function firstParagraphs(text: string, count: number): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .slice(0, count)
    .map((paragraph) =>
      paragraph
        .replace(/\{@link\w*\s+([^}]+)\}/g, '$1')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((paragraph) => paragraph !== '' && !/^(Input shape|Output shape|References):?$/i.test(paragraph))
    .join('\n');
}

/** Whole sentences up to a length, or words and an ellipsis where the first sentence is longer. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text.replace(/:$/, '.');
  const sentences = text.slice(0, length).replace(/(?<=[.!?)])\s[^.!?]*$/, '');
  if (sentences.length < length && /[.!?)]$/.test(sentences)) return sentences;
  return `${text.slice(0, length).replace(/\s\S*$/, '')} …`;
}
