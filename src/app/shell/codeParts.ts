export interface TextPart {
  readonly text: string;
  readonly isCode: boolean;
}

/** Cuts a text at its `code`; a backtick that has no other on its line stays what it is. */
export function codeParts(text: string): TextPart[] {
  return text
    .split(/`([^`\n]+)`/)
    .map((part, index) => ({ text: part, isCode: index % 2 === 1 }))
    .filter((part) => part.text !== '');
}
