import { memo } from 'react';
import { useNotebook } from '../lesson/SessionContext.ts';
import { CellBoundary } from './CellBoundary.tsx';
import { CodeCell } from './CodeCell.tsx';
import { MarkdownCell } from './MarkdownCell.tsx';

/** A cell of either kind. */
export const CellView = memo(function CellView({ id }: { readonly id: string }) {
  const kind = useNotebook((state) => state.cells[id]?.kind);
  if (kind === undefined) return null;
  return (
    <CellBoundary id={id}>{kind === 'code' ? <CodeCell id={id} /> : <MarkdownCell id={id} />}</CellBoundary>
  );
});
