import { lazy, Suspense, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CellState } from '../notebook/state.ts';

/** Fetched while the reader looks at the text: nothing has been run yet. */
const OutputList = lazy(async () => ({ default: (await import('../outputs/OutputList.tsx')).OutputList }));

interface CellOutputsProps {
  readonly cell: CellState;
  readonly onLocate: (cellId: string, line: number, column: number) => void;
}

/**
 * What a cell has put on the page. While it runs again the place keeps the height it had, so that the text
 * below stays where the reader's eyes are; outputs of before are dimmed until the first new one.
 */
export function CellOutputs({ cell, onLocate }: CellOutputsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [kept, setKept] = useState(0);
  const running = cell.phase === 'running';

  // When a run begins the outputs of before are still there. To measure at other times would lay the page out at each key.
  useLayoutEffect(() => {
    setKept(running ? (box.current?.offsetHeight ?? 0) : 0);
  }, [running]);

  const outputs = useMemo(() => cell.outputs.map(({ output }) => output), [cell.outputs]);
  if (outputs.length === 0 && kept === 0) return null;
  return (
    <div
      ref={box}
      className={cell.outputsAreOld ? 'cell-outputs old' : 'cell-outputs'}
      style={kept > 0 ? { minHeight: kept } : undefined}
    >
      <Suspense fallback={null}>
        <OutputList outputs={outputs} cellId={cell.id} onLocate={onLocate} />
      </Suspense>
    </div>
  );
}
