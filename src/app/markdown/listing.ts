import type { ExtraProps } from 'react-markdown';

/** A fenced block as react-markdown hands it on. */
export interface Listing {
  readonly language: string;
  /** What follows the language on the fence's line. */
  readonly info: string;
  /** The lines of the block. */
  readonly source: string;
}

/** The listing in a `pre` element; undefined if its fence names no language. */
export function listingOf(pre: ExtraProps['node']): Listing | undefined {
  const code = pre?.children[0];
  if (code?.type !== 'element') return undefined;
  const classes = code.properties.className;
  const language = Array.isArray(classes) ? /^language-(.+)$/.exec(String(classes[0]))?.[1] : undefined;
  if (language === undefined) return undefined;
  const text = code.children[0];
  // `meta` is what mdast-util-to-hast keeps of the rest of the fence's line.
  const { meta } = (code.data ?? {}) as { meta?: string };
  return { language, info: meta?.trim() ?? '', source: text?.type === 'text' ? text.value : '' };
}
