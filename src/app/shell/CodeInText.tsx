import { codeParts } from './codeParts.ts';

/** A text whose `code` is set as code. */
export function CodeInText({ text }: { readonly text: string }) {
  return codeParts(text).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other name than their place
    part.isCode ? <code key={index}>{part.text}</code> : part.text,
  );
}
