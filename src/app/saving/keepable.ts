import type { Notebook } from '../../notebook/types.ts';

/**
 * Characters. A draft is written whole at every pause in typing, and the browser copies it each time: above this size that
 * would be felt.
 */
const largest = 8_000_000;

/** Whether a notebook's text is small enough to be kept while it is edited. */
export function isKeepable({ frontMatter, cells }: Notebook): boolean {
  let size = frontMatter.length;
  for (const { source, info = '' } of cells) size += source.length + info.length;
  return size <= largest;
}
