import { useEffect, useState } from 'react';
import type { CellState } from '../notebook/state.ts';

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

/** `12 ms`, `0.7 s`, `9.8 s`, `1:12`, `1:02:03`. */
export function formatElapsed(milliseconds: number): string {
  if (milliseconds < 100) return `${Math.round(milliseconds)} ms`;
  // Rounded first: 59.96 s would else be shown as 60.0 s.
  const tenths = Math.floor(milliseconds / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
