import { useEffect, useState } from 'react';
import type { CellState } from '../notebook/state.ts';
import { formatElapsed } from './formatElapsed.ts';

/** How long the cell has been running, counting, or how long it took. */
export function Elapsed({ cell }: { readonly cell: CellState }) {
  const { phase, startedAt, elapsed } = cell;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (phase !== 'running') return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(timer);
  }, [phase]);
  const milliseconds = phase === 'running' ? Math.max(0, now - (startedAt ?? now)) : (elapsed ?? 0);
  return <span className="elapsed">{formatElapsed(milliseconds)}</span>;
}
