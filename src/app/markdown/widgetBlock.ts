import type { ExtraProps } from 'react-markdown';

export interface WidgetBlock {
  /** What follows `widget` on the fence's line. */
  readonly name: string;
  /** The lines of the block. */
  readonly source: string;
}

/** A listing whose language is `widget`; undefined for any other. */
export function widgetBlock(listing: ExtraProps['node']): WidgetBlock | undefined {
  const code = listing?.children[0];
  if (code?.type !== 'element') return undefined;
  const classes = code.properties.className;
  if (!Array.isArray(classes) || !classes.includes('language-widget')) return undefined;
  const text = code.children[0];
  // `meta` is what mdast-util-to-hast keeps of the rest of the fence's line.
  const { meta } = (code.data ?? {}) as { meta?: string };
  return { name: meta?.trim() ?? '', source: text?.type === 'text' ? text.value : '' };
}
