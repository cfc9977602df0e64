import { memo, useEffect, useRef, useState } from 'react';
import { useNotebook } from '../lesson/SessionContext.ts';
import type { CellState } from '../notebook/state.ts';
import { watchNear } from '../shell/watchNear.ts';
import { CellView } from './CellView.tsx';

interface CellPlaceProps {
  readonly id: string;
  /** Whether it is drawn wherever the reader is. */
  readonly isDrawn: boolean;
}

/** A cell; until it is its turn to be drawn, or the reader comes near it, an empty place of about its height. */
export const CellPlace = memo(function CellPlace({ id, isDrawn }: CellPlaceProps) {
  const [near, setNear] = useState(false);
  if (isDrawn || near) return <CellView id={id} />;
  return <EmptyPlace id={id} onNear={() => setNear(true)} />;
});

function EmptyPlace({ id, onNear }: { readonly id: string; readonly onNear: () => void }) {
  const place = useRef<HTMLElement>(null);
  const cell = useNotebook((state) => state.cells[id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is told once, and then gone
  useEffect(() => {
    if (place.current === null) return;
    return watchNear(place.current, (isNear) => {
      if (isNear) onNear();
    });
  }, []);
  if (cell === undefined) return null;
  return (
    <article
      ref={place}
      className="cell"
      style={{ height: aboutAsHighAs(cell) }}
      data-cell-id={id}
      data-cell-kind={cell.kind}
      aria-busy="true"
      aria-label={`${cell.kind === 'code' ? 'Code' : 'Text'} cell ${id}`}
    />
  );
}

/** Letters that a line of prose holds; code does not wrap. */
const lineLength = 84;

/** Pixels: what its lines take, and an output of middling height. */
function aboutAsHighAs({ kind, source, outputs }: CellState): number {
  const lines = source.split('\n');
  if (kind === 'code') return lines.length * 21.6 + 56 + (outputs.length === 0 ? 0 : 260);
  return 28 * lines.reduce((all, { length }) => all + Math.max(1, Math.ceil(length / lineLength)), 0);
}
