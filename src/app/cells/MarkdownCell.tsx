import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useCell, useParts } from '../lesson/SessionContext.ts';
import { Markdown } from '../markdown/Markdown.tsx';

/** Prose, without a box; nothing where all of it belongs to an exercise. */
export const MarkdownCell = memo(function MarkdownCell({ id }: { readonly id: string }) {
  const { source } = useCell(id);
  const shown = useParts((parts) => parts.exercises.prose.get(id)) ?? source;
  const headingIds = useParts(useShallow((parts) => parts.outline.slugs[id]));
  if (shown.trim() === '') return null;
  return (
    <article className="cell" data-cell-id={id} data-cell-kind="markdown" data-cell-state="idle">
      <Markdown source={shown} headingIds={headingIds} />
    </article>
  );
});
