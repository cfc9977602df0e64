/** `12 ms`, `0.7 s`, `9.8 s`, `1:12`, `1:02:03`. */
export function formatElapsed(milliseconds: number): string {
  if (Math.round(milliseconds) < 100) return `${Math.round(milliseconds)} ms`;
  // Cut off, as clocks do: 59.96 s would else read 60.0 s, and the next tick 1:00.
  const tenths = Math.max(1, Math.floor(milliseconds / 100));
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
}
