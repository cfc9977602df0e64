/**
 * GitHub's additions to Markdown, for reading only: `remark-gfm` brings the half that writes as well, 6 KB compressed that
 * no page needs before its text can be read.
 */
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** Where remark's parser finds its extensions (https://github.com/remarkjs/remark/tree/main/packages/remark-parse). */
interface ParserData {
  micromarkExtensions?: unknown[];
  fromMarkdownExtensions?: unknown[];
}

/** A plugin for remark: tables, task lists, strikethrough, footnotes, bare addresses. */
export function readGfm(this: { data(): object }): void {
  // Its declared type names only what some plugin has declared.
  const data = this.data() as ParserData;
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), gfm()];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), gfmFromMarkdown()];
}
