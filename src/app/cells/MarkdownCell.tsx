import { memo } from 'react';
import { Markdown } from '../markdown/Markdown.tsx';

interface MarkdownCellProps {
  readonly id: string;
  readonly source: string;
  readonly headingIds: Readonly<Record<number, string>> | undefined;
}

/** Prose, without a box; nothing where all of it belongs to an exercise. */
export const MarkdownCell = memo(function MarkdownCell({ id, source, headingIds }: MarkdownCellProps) {
  if (source.trim() === '') return null;
  return (
    <article className="cell" data-cell-id={id} data-cell-kind="markdown" data-cell-state="idle">
      <Markdown source={source} headingIds={headingIds} />
    </article>
  );
});
